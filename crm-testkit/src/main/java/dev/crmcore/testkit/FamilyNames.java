package dev.crmcore.testkit;

import java.util.List;
import java.util.Locale;

/** Makes family names: common ones from the list, rare ones from two parts. */
final class FamilyNames {
  private static final double RARE = 0.3;

  private FamilyNames() {}

  static Word make(Lexicon lexicon, Dice dice, boolean female) {
    Word name =
        lexicon.has("family.start") && dice.chance(RARE)
            ? composed(lexicon, dice)
            : dice.common(lexicon.words("family"));
    return switch (lexicon.language()) {
      case "es" -> plain(name.text() + " " + dice.common(lexicon.words("family")).text());
      case "ru" -> female ? plain(feminine(name.text())) : name;
      case "uk" -> female ? plain(feminineUkrainian(name.text())) : name;
      default -> name;
    };
  }

  private static Word composed(Lexicon lexicon, Dice dice) {
    String start = dice.pick(lexicon.words("family.start")).text();
    String end = dice.common(lexicon.words("family.end")).text();
    return plain(start.endsWith("-") ? start + capitalized(end) : start + end);
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  static Word plain(String text) {
    return new Word(text, text, List.of(), List.of());
  }

  /** Returns the form of a Russian family name that a woman bears. */
  static String feminine(String family) {
    if (family.endsWith("ий") || family.endsWith("ой") || family.endsWith("ый")) {
      return family.substring(0, family.length() - 2) + "ая";
    }
    boolean possessive =
        family.endsWith("ов")
            || family.endsWith("ев")
            || family.endsWith("ёв")
            || family.endsWith("ин")
            || family.endsWith("ын");
    return possessive ? family + "а" : family;
  }

  /** Returns the family name of somebody as a relative bears it. */
  static Word shared(PersonTruth bearer, boolean female) {
    Word name = bearer.families().get(0);
    String language = bearer.lexicon().language();
    boolean inflects = language.equals("ru") || language.equals("uk");
    if (!inflects || bearer.female() == female) {
      return name;
    }
    if (!female) {
      return plain(masculine(name.text()));
    }
    return plain(language.equals("ru") ? feminine(name.text()) : feminineUkrainian(name.text()));
  }

  private static String masculine(String family) {
    String stem = family.substring(0, family.length() - 1);
    if (family.endsWith("ская") || family.endsWith("цкая")) {
      return family.substring(0, family.length() - 2) + "ий";
    }
    if (family.endsWith("ська") || family.endsWith("цька")) {
      return stem + "ий";
    }
    return family.endsWith("а") && feminine(stem).equals(family) ? stem : family;
  }

  private static String feminineUkrainian(String family) {
    return family.endsWith("ський") || family.endsWith("цький")
        ? family.substring(0, family.length() - 2) + "а"
        : family;
  }
}
