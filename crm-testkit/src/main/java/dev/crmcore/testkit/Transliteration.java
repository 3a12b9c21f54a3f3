package dev.crmcore.testkit;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** Cyrillic in Latin letters, in the several ways that people and offices do it. */
final class Transliteration {
  /** How many ways there are. */
  static final int SCHEMES = 3;

  private static final String LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ";
  private static final int EVERYDAY = 1;
  private static final Pattern LAST_Y = Pattern.compile("[iy]y(?![a-z])");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Passport, everyday and geographic use, in the order of {@link #LETTERS}. */
  private static final List<List<String>> RUSSIAN =
      List.of(
          table("a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia"),
          table("a b v g d e e zh z i y k l m n o p r s t u f h ts ch sh sch - y - e yu ya"),
          table("a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y ' e yu ya"));

  private static final List<List<String>> UKRAINIAN =
      List.of(
          table("a b v h d e e zh z y i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia"),
          table("a b v g d e e zh z y y k l m n o p r s t u f h ts ch sh sch - y - e yu ya"),
          table("a b v h d e yo zh z y y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"));

  private Transliteration() {}

  private static List<String> table(String russian) {
    String all = russian + " i i ie g";
    return List.of(all.replace("-", "").split(" ", -1));
  }

  /**
   * Writes Cyrillic in Latin letters and leaves the rest.
   *
   * @param scheme 0 to {@link #SCHEMES} - 1
   */
  static String latin(String text, String language, int scheme) {
    List<String> table = (language.equals("uk") ? UKRAINIAN : RUSSIAN).get(scheme);
    StringBuilder latin = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char lower = Character.toLowerCase(c);
      int letter = LETTERS.indexOf(lower);
      if (letter < 0) {
        latin.append(c);
      } else {
        appendLike(c != lower, table.get(letter), latin);
      }
    }
    return scheme == EVERYDAY ? LAST_Y.matcher(latin).replaceAll("y") : latin.toString();
  }

  private static void appendLike(boolean capital, String letters, StringBuilder latin) {
    if (capital && !letters.isEmpty()) {
      latin.append(Character.toUpperCase(letters.charAt(0))).append(letters, 1, letters.length());
    } else {
      latin.append(letters);
    }
  }

  /** Returns Latin text without accents, ß as ss. */
  static String unaccented(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    String spelled = text.replace("ß", "ss").replace("ø", "o").replace("ł", "l");
    return MARKS.matcher(Normalizer.normalize(spelled, Normalizer.Form.NFD)).replaceAll("");
  }

  /** Returns German text as it is typed where there are no umlauts. */
  static String spelledOut(String text) {
    return text.replace("ä", "ae")
        .replace("ö", "oe")
        .replace("ü", "ue")
        .replace("Ä", "Ae")
        .replace("Ö", "Oe")
        .replace("Ü", "Ue")
        .replace("ß", "ss");
  }

  /** Returns a Ukrainian name as a Russian document spells it. */
  static String russified(String ukrainian) {
    return ukrainian
        .replace('и', 'ы')
        .replace('і', 'и')
        .replace('І', 'И')
        .replace('ї', 'и')
        .replace('Ї', 'И')
        .replace('є', 'е')
        .replace('Є', 'Е')
        .replace('ґ', 'г')
        .replace('Ґ', 'Г')
        .replace("'", "ъ");
  }
}
