package dev.crmcore.search;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The words that one slip makes of another: a letter left out, put in or taken for another, or two
 * neighbours swapped. Letters come from the alphabet of the word, so a word of a script without a
 * small alphabet has only the slips that need none.
 */
final class Misspellings {
  private static final int SHORTEST_WORD = 4;
  private static final int LONGEST_WORD = 24;
  private static final int SHORTEST_FORM = 3;

  private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
  private static final String CYRILLIC = "абвгдежзиклмнопрстуфхцчшщъыьэюяіє";
  private static final String GREEK = "αβγδεζηθικλμνξοπρστυφχψω";

  private Misspellings() {}

  /** Tells whether slips in a word are worth a try: it is not short, not huge and no number. */
  static boolean areLikely(String word) {
    return word.length() >= SHORTEST_WORD
        && word.length() <= LONGEST_WORD
        && word.codePoints().allMatch(Character::isLetter);
  }

  /** Returns what the word may have been; empty unless slips are likely. */
  static Set<String> of(String word) {
    Set<String> words = new LinkedHashSet<>();
    if (!areLikely(word)) {
      return words;
    }
    String alphabet = alphabet(word);
    int length = word.length();
    for (int i = 0; i < length; i++) {
      String before = word.substring(0, i);
      String after = word.substring(i + 1);
      if (i + 1 < length) {
        words.add(before + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2));
      }
      if (length > SHORTEST_FORM) {
        words.add(before + after);
      }
      for (int letter = 0; letter < alphabet.length(); letter++) {
        words.add(before + alphabet.charAt(letter) + after);
        words.add(before + alphabet.charAt(letter) + word.substring(i));
      }
    }
    words.removeIf(other -> other.startsWith(word) || !isWhole(other));
    return words;
  }

  /** A slip must not part the two halves of a character beyond the basic plane. */
  private static boolean isWhole(String word) {
    return word.codePoints().allMatch(Character::isLetter);
  }

  private static String alphabet(String word) {
    char first = word.charAt(0);
    if (first < 0x80) {
      return LATIN;
    }
    return first >= 0x400 && first <= 0x4ff
        ? CYRILLIC
        : first >= 0x370 && first <= 0x3ff ? GREEK : latinOrNone(first);
  }

  private static String latinOrNone(char first) {
    return first <= 0x24f ? LATIN : "";
  }
}
