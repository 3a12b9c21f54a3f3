package dev.crmcore.dedup.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An organisation's name split into what names it and its legal form.
 *
 * @param words folded words of the core name in the order written
 * @param legalForm the family of the legal form, such as {@code "llc"} for ООО, OOO, GmbH and Ltd,
 *     or the empty string
 * @since 0.1
 */
public record OrganizationNameParts(List<String> words, String legalForm) {
  private static final List<String> FILLERS = List.of("the", "and", "of", "und", "et", "i");

  /** Copies the words. */
  public OrganizationNameParts {
    words = List.copyOf(words);
  }

  /**
   * Reads a name. {@code "ООО «Ромашка-Пром»"} has the words romashka, prom and the form llc; the
   * name keeps at least one word, even if it looks like a legal form.
   */
  public static OrganizationNameParts parse(String name) {
    String folded = TextFolding.fold(name.replace("&", " and "));
    if (folded.isEmpty()) {
      return new OrganizationNameParts(List.of(), "");
    }
    List<String> words = new ArrayList<>();
    Collections.addAll(words, LegalForms.separateSuffix(folded).split(" ", -1));
    joinSingleLetters(words);
    String form = "";
    LegalForms.Found found = LegalForms.find(words);
    while (found.length() > 0 && found.length() < words.size()) {
      form = form.isEmpty() ? found.family() : form;
      words.subList(found.start(), found.start() + found.length()).clear();
      found = LegalForms.find(words);
    }
    if (words.size() > 1) {
      List<String> core = new ArrayList<>(words);
      core.removeIf(FILLERS::contains);
      words = core.isEmpty() ? words : core;
    }
    return new OrganizationNameParts(words, form);
  }

  /** Returns the words without a legal form at their end that is spelled with a slip. */
  public List<String> wordsWithoutMisspelledForm() {
    return words.subList(0, words.size() - LegalForms.misspelledAtEnd(words));
  }

  /** Makes {@code g m b h} one word, as dotted abbreviations are folded letter by letter. */
  private static void joinSingleLetters(List<String> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).length() == 1) {
        StringBuilder joined = new StringBuilder(words.get(i));
        while (i + 1 < words.size() && words.get(i + 1).length() == 1) {
          joined.append(words.remove(i + 1));
        }
        words.set(i, joined.toString());
      }
    }
  }
}
