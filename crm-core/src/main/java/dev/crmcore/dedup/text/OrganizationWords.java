package dev.crmcore.dedup.text;

import java.util.HashMap;
import java.util.Map;

/**
 * One spelling for words in names of organisations that are written in several ways: numbers, in
 * digits, Roman numerals and English words, and customary abbreviations.
 *
 * <p>Pure function, safe for use by several threads.
 *
 * @since 0.1
 */
public final class OrganizationWords {
  /** Each line: the spelling that is kept, then others. */
  private static final String TABLE =
      """
      1 one first 1st
      2 two second 2nd
      3 three third 3rd
      4 four fourth
      5 five fifth
      6 six sixth
      7 seven seventh
      8 eight eighth
      9 nine ninth
      10 ten tenth
      association assn assoc
      brothers bros
      center ctr centre
      department dept
      foundation fdn
      government govt
      group grp
      holding hldg
      holdings hldgs
      industries inds
      institute inst
      international intl
      laboratories labs
      management mgmt
      manufacturing mfg
      ministry min
      national natl
      services svcs
      university univ
      """;

  private static final Map<String, String> SPELLINGS = read();

  private OrganizationWords() {}

  private static Map<String, String> read() {
    Map<String, String> spellings = new HashMap<>();
    for (String line : TABLE.strip().split("\n", -1)) {
      String[] words = line.strip().split(" ", -1);
      for (String word : words) {
        spellings.put(word, words[0]);
      }
    }
    return Map.copyOf(spellings);
  }

  /** Returns the kept spelling of a folded word; most words are their own. */
  public static String spell(String word) {
    if (word.matches("[0-9]+(st|nd|rd|th)")) {
      return word.substring(0, word.length() - 2);
    }
    return isRoman(word) ? Integer.toString(roman(word)) : SPELLINGS.getOrDefault(word, word);
  }

  /** A single letter is more often a letter than a numeral. */
  private static boolean isRoman(String word) {
    return word.length() > 1 && word.matches("x{0,3}(ix|iv|v?i{0,3})");
  }

  private static int roman(String numeral) {
    int sum = 0;
    for (int i = 0; i < numeral.length(); i++) {
      int value = value(numeral.charAt(i));
      boolean subtracts = i + 1 < numeral.length() && value(numeral.charAt(i + 1)) > value;
      sum += subtracts ? -value : value;
    }
    return sum;
  }

  private static int value(char letter) {
    return letter == 'x' ? 10 : letter == 'v' ? 5 : 1;
  }
}
