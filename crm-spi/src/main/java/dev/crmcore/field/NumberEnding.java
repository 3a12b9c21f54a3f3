package dev.crmcore.field;

import java.util.Optional;

/**
 * How long numbers are found by their last digits, which is what people remember of a telephone
 * number: an index of words keeps them backwards too, so that an ending is a beginning. The arrow
 * in front is part of no word, so nothing that is typed reaches these keys by itself. Pure
 * functions, safe for all threads.
 */
public final class NumberEnding {
  /** The least digits of a number that is found by its ending. */
  public static final int SHORTEST_NUMBER = 7;

  private static final char ARROW = '\u2190';

  private NumberEnding() {}

  /** Returns what else an index keeps of a word; empty of what is no number of seven digits. */
  public static Optional<String> keyOf(String word) {
    return word.length() >= SHORTEST_NUMBER && isNumber(word)
        ? Optional.of(keyStart(word))
        : Optional.empty();
  }

  /** Returns how the keys of the numbers with an ending begin. */
  public static String keyStart(String digits) {
    return new StringBuilder(digits).append(ARROW).reverse().toString();
  }

  /** Tells whether a word has no characters but the digits 0 to 9. */
  public static boolean isNumber(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return !word.isEmpty();
  }
}
