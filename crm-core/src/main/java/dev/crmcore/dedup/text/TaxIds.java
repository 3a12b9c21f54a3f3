package dev.crmcore.dedup.text;

import java.util.Locale;

/**
 * Tax and registration numbers: normal form and check digits.
 *
 * <p>Pure functions, safe for use by several threads.
 *
 * @since 0.1
 */
public final class TaxIds {
  private static final int[] INN_10 = {2, 4, 10, 3, 5, 9, 4, 6, 8};
  private static final int[] INN_11 = {7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
  private static final int[] INN_12 = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};

  private TaxIds() {}

  /** Returns upper-case letters and digits only; empty for placeholders such as all zeros. */
  public static String normalize(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean digit = false;
    boolean varied = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        digit |= Character.isDigit(c);
        varied |= out.length() > 0 && c != out.charAt(0);
        out.append(c);
      }
    }
    return digit && varied ? out.toString().toUpperCase(Locale.ROOT) : "";
  }

  /** Returns whether ten or twelve digits are a Russian INN with right check digits. */
  public static boolean isInn(String id) {
    if (!id.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    return switch (id.length()) {
      case 10 -> check(id, INN_10);
      case 12 -> check(id, INN_11) && check(id, INN_12);
      default -> false;
    };
  }

  private static boolean check(String id, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (id.charAt(i) - '0');
    }
    return sum % 11 % 10 == id.charAt(weights.length) - '0';
  }
}
