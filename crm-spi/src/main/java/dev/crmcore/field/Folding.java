package dev.crmcore.field;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How text is compared and searched, in memory and in every storage: a storage keeps the folded
 * form beside the original, so both give the same answer. All methods are pure and idempotent on
 * every code point: {@code fold(fold(x)) == fold(x)}.
 */
public final class Folding {
  private static final int CAPITAL_I_WITH_DOT = 0x130;
  private static final int FINAL_SIGMA = 0x3C2;
  private static final int SIGMA = 0x3C3;

  private Folding() {}

  /**
   * Returns the form in which text is compared: NFKC and lower case, by Unicode rules and no
   * locale. Accents count: "é" and "e" differ.
   */
  public static String fold(String text) {
    if (isPlain(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    if (isSimple(text)) {
      return lower(text);
    }
    // Lower-casing may denormalise and NFKC may bring capitals back, so both run until nothing
    // moves.
    String current = text;
    while (true) {
      String lower = lower(current);
      // Asking is much cheaper than normalising, and nearly all text is normal.
      String next =
          Normalizer.isNormalized(lower, Normalizer.Form.NFKC)
              ? lower
              : Normalizer.normalize(lower, Normalizer.Form.NFKC);
      if (next.equals(current)) {
        return current;
      }
      current = next;
    }
  }

  /** Tells whether a text folds to a text that is folded already, as a rule without folding it. */
  public static boolean foldsTo(String text, String folded) {
    if (text.equals(folded)) {
      return true;
    }
    if (!isSimple(text)) {
      return fold(text).equals(folded);
    }
    if (text.length() != folded.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.toLowerCase(text.charAt(i)) != folded.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the form in which text is searched: folded, without accents and other marks ("é" finds
   * "e", "ё" finds "е").
   */
  public static String searchForm(String text) {
    String folded = fold(text);
    if (isPlain(folded)) {
      return folded;
    }
    StringBuilder kept = new StringBuilder(folded.length());
    Normalizer.normalize(folded, Normalizer.Form.NFD)
        .codePoints()
        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
        .forEach(kept::appendCodePoint);
    return fold(kept.toString());
  }

  /**
   * Returns the words of a text, in the form in which text is searched and in their order: runs of
   * letters, digits and the marks that stand among them. Everything else parts words.
   */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    searchForm(text)
        .codePoints()
        .forEach(
            point -> {
              if (isPartOfWord(point)) {
                word.appendCodePoint(point);
              } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
              }
            });
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return List.copyOf(words);
  }

  /** Tells whether a text has no characters but those of words; the empty text is no word. */
  public static boolean isWord(String text) {
    return !text.isEmpty() && text.codePoints().allMatch(Folding::isPartOfWord);
  }

  private static boolean isPartOfWord(int point) {
    return switch (Character.getType(point)) {
      case Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> Character.isLetterOrDigit(point);
    };
  }

  /** Compares by code point, as UTF-8 bytes do; {@code String.compareTo} differs beyond the BMP. */
  public static int compareCodePoints(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int i = 0; i < shorter; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : Character.isSurrogate(a) ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Lower-cases one code point at a time, so that the final sigma does not depend on its place. */
  private static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point == CAPITAL_I_WITH_DOT) {
        // The one code point that becomes two in lower case.
        lower.append("i\u0307");
      } else {
        lower.appendCodePoint(point == FINAL_SIGMA ? SIGMA : Character.toLowerCase(point));
      }
    }
    return lower.toString();
  }

  /**
   * Tells whether every letter has one lower case, which no other letter and no normalising
   * changes: ASCII, the letters of Western Europe, the Cyrillic ones of the modern alphabets.
   */
  private static boolean isSimple(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean simple =
          letter < 0x80
              || (letter >= 0xC0 && letter <= 0xFF)
              || (letter >= 0x400 && letter <= 0x45F);
      if (!simple) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
