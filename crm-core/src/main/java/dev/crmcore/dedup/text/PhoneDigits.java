package dev.crmcore.dedup.text;

/**
 * A phone number reduced to the digits that tell subscribers apart.
 *
 * <p>Numbers are written with and without country code and trunk prefix; the last nine digits are
 * the same in every such spelling, so they are the key. Pure functions, safe for use by several
 * threads.
 *
 * @since 0.1
 */
public final class PhoneDigits {
  private static final int KEY_LENGTH = 9;

  private PhoneDigits() {}

  /**
   * Returns the significant digits, at most nine; empty if there are fewer than five, or if all are
   * the same or count up, as placeholders do.
   */
  public static String of(String text) {
    int length = text.length();
    StringBuilder digits = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c > 127 && Character.isDigit(c)) {
        digits.append(Character.digit(c, 10));
      } else if ((c == 'x' || c == 'X' || c == 'd' || c == 'e') && digits.length() >= 7) {
        // An extension follows: "ext 12", "x12", "доб." are of no use for telling people apart.
        break;
      }
    }
    if (digits.length() < 5 || isPlaceholder(digits)) {
      return "";
    }
    int drop = Math.max(0, digits.length() - KEY_LENGTH);
    return digits.substring(drop);
  }

  private static boolean isPlaceholder(CharSequence digits) {
    int last = digits.length() - 1;
    int tail = Math.max(1, digits.length() - 6);
    boolean same = true;
    boolean rising = true;
    for (int i = last; i >= tail; i--) {
      int step = digits.charAt(i) - digits.charAt(i - 1);
      same &= step == 0;
      rising &= step == 1 || step == -9;
    }
    return same || rising;
  }
}
