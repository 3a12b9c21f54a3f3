package dev.crmcore.dedup.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a person's name without titles, and the generation ({@code jr}, {@code iii}) apart.
 *
 * @param words folded words in the order written; initials are single letters
 * @param generation {@code "jr"}, {@code "sr"}, {@code "ii"}, … or the empty string
 * @since 0.1
 */
public record PersonNameParts(List<String> words, String generation) {
  private static final Set<String> TITLES =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "miss",
          "dr",
          "prof",
          "sir",
          "dame",
          "rev",
          "hon",
          "phd",
          "md",
          "esq",
          "herr",
          "frau",
          "monsieur",
          "madame",
          "mme",
          "mlle",
          "senor",
          "senora",
          "gospodin");
  private static final Set<String> PLACEHOLDERS =
      Set.of("unknown", "none", "null", "na", "nan", "test", "noname", "anonymous", "xxx", "nn");

  /** Copies the words. */
  public PersonNameParts {
    words = List.copyOf(words);
  }

  /**
   * Reads one name or part of a name. {@code "Smith Jr., Dr. Robert J."} has the words smith,
   * robert, j and the generation jr. Placeholders such as {@code "n/a"} have no words.
   */
  public static PersonNameParts parse(String name) {
    String folded = TextFolding.fold(HanNames.toPinyin(name));
    if (folded.isEmpty() || PLACEHOLDERS.contains(TextFolding.join(folded))) {
      return new PersonNameParts(List.of(), "");
    }
    if (folded.indexOf(' ') < 0) {
      return new PersonNameParts(List.of(folded), "");
    }
    List<String> words = new ArrayList<>();
    String generation = "";
    for (String word : folded.split(" ", -1)) {
      String suffix = words.isEmpty() ? "" : generationOf(word);
      if (!suffix.isEmpty()) {
        generation = suffix;
      } else if (!TITLES.contains(word)) {
        words.add(word);
      }
    }
    if (words.isEmpty()) {
      words.addAll(List.of(folded.split(" ", -1)));
    }
    return new PersonNameParts(words, generation);
  }

  private static String generationOf(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "jr", "junior" -> "jr";
      case "sr", "senior" -> "sr";
      case "i" -> "i";
      case "ii", "iii", "iv" -> word;
      default -> "";
    };
  }
}
