package dev.crmcore.dedup.similarity;

/**
 * The letters of a string as bits, repeated ones several times; two signatures that differ in many
 * bits prove that the strings differ by many edits, at the cost of two instructions.
 *
 * @since 0.1
 */
public final class LetterSignature {
  private static final long DIGITS_ONLY = 1L << 63;
  private static final int OTHERS = 62;

  private LetterSignature() {}

  /**
   * Returns the signature. Strings of digits have four bits for each digit; all others two for each
   * Latin letter, one for each digit, and one for everything else.
   */
  public static long of(String text) {
    long bits = 0;
    boolean digits = !text.isEmpty();
    for (int i = 0; i < text.length() && digits; i++) {
      char c = text.charAt(i);
      digits = c >= '0' && c <= '9';
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (digits) {
        bits = addUnary(bits, 4 * (c - '0'), 4);
      } else if (c >= 'a' && c <= 'z') {
        bits = addUnary(bits, 2 * (c - 'a'), 2);
      } else if (c >= '0' && c <= '9') {
        bits |= 1L << (52 + c - '0');
      } else {
        bits |= 1L << OTHERS;
      }
    }
    return digits ? bits | DIGITS_ONLY : bits;
  }

  private static long addUnary(long bits, int shift, int width) {
    for (int i = 0; i < width; i++) {
      if ((bits >>> (shift + i) & 1) == 0) {
        return bits | 1L << (shift + i);
      }
    }
    return bits;
  }

  /** Returns a lower bound of the edits (insert, delete, replace, swap) between two strings. */
  public static int minimumEdits(long left, long right) {
    if ((left ^ right) < 0) {
      return 0;
    }
    return Math.max(Long.bitCount(left & ~right), Long.bitCount(right & ~left));
  }

  /** Returns a lower bound of the edits if letters may be missing at one end for free. */
  public static int minimumEditsInside(long left, long right) {
    if ((left ^ right) < 0) {
      return 0;
    }
    return Math.min(Long.bitCount(left & ~right), Long.bitCount(right & ~left));
  }
}
