package dev.crmcore.capture;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Tells letters at random from names, in Latin and Cyrillic; words in other scripts always pass, as
 * do short ones. It errs on the side of the name: what is held is looked at by a person, but nobody
 * likes to be taken for a machine.
 */
final class Gibberish {
  /** The rows of the usual keyboards; a walk along one is no name. */
  private static final List<String> ROWS =
      List.of("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю");

  private static final String VOWELS = "aeiouyаеёиоуыэюяіїєæøœ";
  private static final int WALK = 5;
  private static final int WITHOUT_VOWELS = 5;

  /** "Hirschsprung" has seven consonants in a row, the most of any name known to us. */
  private static final int CONSONANTS = 8;

  /** "DeLaCruz" has two capitals inside. */
  private static final int INNER_CAPITALS = 3;

  private Gibberish() {}

  static boolean isGibberish(String text) {
    for (String word : text.strip().split("[\\s\\p{Punct}]+", -1)) {
      if (isWalk(word) || isVowelless(word) || isNoise(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWalk(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    for (String row : ROWS) {
      for (int i = 0; i + WALK <= small.length(); i++) {
        if (row.contains(small.substring(i, i + WALK))) {
          return true;
        }
      }
    }
    return false;
  }

  /** All capitals are an abbreviation or a habit, not noise. */
  private static boolean isNoise(String word) {
    int inner = 0;
    int small = 0;
    for (int i = 0; i < word.length(); i++) {
      if (Character.isLowerCase(word.charAt(i))) {
        small++;
      } else if (i > 0 && Character.isUpperCase(word.charAt(i))) {
        inner++;
      }
    }
    return inner >= INNER_CAPITALS && small >= INNER_CAPITALS;
  }

  private static boolean isVowelless(String word) {
    String plain =
        Normalizer.normalize(word, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT);
    int vowels = 0;
    int run = 0;
    int longest = 0;
    for (int i = 0; i < plain.length(); i++) {
      char letter = plain.charAt(i);
      if (!isLatinOrCyrillic(letter)) {
        return false;
      }
      if (VOWELS.indexOf(letter) >= 0) {
        vowels++;
        run = 0;
      } else {
        longest = Math.max(longest, ++run);
      }
    }
    return (vowels == 0
            && plain.length() >= WITHOUT_VOWELS
            && !word.equals(word.toUpperCase(Locale.ROOT)))
        || longest >= CONSONANTS;
  }

  private static boolean isLatinOrCyrillic(char letter) {
    Character.UnicodeScript script = Character.UnicodeScript.of(letter);
    return script == Character.UnicodeScript.LATIN || script == Character.UnicodeScript.CYRILLIC;
  }
}
