package dev.crmcore.dedup.text;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tax and registration numbers: normal form and check digits. Where a country has several kinds of
 * number and only one of them has a check, a number is checked only with the prefix that names that
 * kind.
 *
 * <p>Pure functions, safe for use by several threads.
 *
 * @since 0.1
 */
public final class TaxIds {
  /** Says whether a number, without blanks and prefix, is right. */
  private interface Check {
    boolean isRight(String number);
  }

  /**
   * How the numbers of one country are checked.
   *
   * @param prefixOnly whether a number without the country's prefix may be of another kind
   */
  private record Scheme(boolean prefixOnly, Check check) {}

  private static final String USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] USCC_WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };

  private static final Map<String, Scheme> SCHEMES =
      Map.ofEntries(
          Map.entry("RU", new Scheme(false, TaxIds::russia)),
          Map.entry(
              "PL", new Scheme(false, n -> size(n, 10) && mod11(n, 6, 5, 7, 2, 3, 4, 5, 6, 7))),
          Map.entry("BE", new Scheme(false, TaxIds::belgium)),
          Map.entry("CN", new Scheme(false, TaxIds::china)),
          Map.entry("DE", new Scheme(true, TaxIds::germany)),
          Map.entry("AT", new Scheme(true, TaxIds::austria)),
          Map.entry("IT", new Scheme(true, n -> size(n, 11) && luhn(n))),
          Map.entry("FR", new Scheme(true, TaxIds::france)),
          Map.entry("SE", new Scheme(true, n -> size(n, 12) && luhn(n.substring(0, 10)))),
          Map.entry(
              "DK", new Scheme(true, n -> size(n, 8) && sum(n, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0)),
          Map.entry(
              "FI", new Scheme(true, n -> size(n, 8) && sum(n, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0)),
          Map.entry("LU", new Scheme(true, TaxIds::luxembourg)),
          Map.entry("PT", new Scheme(true, n -> size(n, 9) && portugal(n))),
          Map.entry("GB", new Scheme(true, TaxIds::britain)));

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

  /**
   * Returns whether a normal form is a number whose check digits are right beyond doubt: with the
   * prefix of a country that has a check, or an INN.
   */
  public static boolean isProven(String id) {
    return Boolean.TRUE.equals(isRight(id, null)) || russia(id);
  }

  /** Returns a normal form without the two letters of the country before it, if it has them. */
  public static String withoutPrefix(String id) {
    boolean prefixed =
        id.length() > 6
            && Character.isLetter(id.charAt(0))
            && Character.isLetter(id.charAt(1))
            && Character.isDigit(id.charAt(id.length() - 1));
    return prefixed ? id.substring(2) : id;
  }

  /**
   * Tells whether a number is right, or returns null where that cannot be told: the country is
   * unknown, has no check here, or has other kinds of number besides.
   *
   * @param written the number, with or without blanks, signs and prefix
   * @param country where the organisation is, as two letters, or null
   */
  public static @Nullable Boolean isRight(String written, @Nullable String country) {
    String number = compact(written);
    if (number.length() > 2 && Character.isLetter(number.charAt(1))) {
      Scheme named = SCHEMES.get(number.substring(0, 2));
      if (named != null) {
        return named.check().isRight(number.substring(2));
      }
    }
    Scheme scheme = country == null ? null : SCHEMES.get(country);
    if (scheme == null || scheme.prefixOnly()) {
      return null;
    }
    return scheme.check().isRight(number);
  }

  private static String compact(String written) {
    StringBuilder kept = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        kept.append(c);
      }
    }
    return kept.toString().toUpperCase(Locale.ROOT);
  }

  private static boolean size(String number, int size) {
    return number.length() == size && isDigits(number);
  }

  private static int digit(String number, int at) {
    return number.charAt(at) - '0';
  }

  private static int sum(String number, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * digit(number, i);
    }
    return sum;
  }

  /** The digit after the weighted ones is their sum modulo 11; a remainder of 10 is never given. */
  private static boolean mod11(String number, int... weights) {
    return sum(number, weights) % 11 == digit(number, weights.length);
  }

  private static boolean luhn(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int value = digit(number, number.length() - 1 - i) * (1 + i % 2);
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
  }

  /** INN: ten digits for a company, twelve for a sole trader. */
  private static boolean russia(String number) {
    if (size(number, 10)) {
      return sum(number, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(number, 9);
    }
    return size(number, 12)
        && sum(number, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(number, 10)
        && sum(number, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(number, 11);
  }

  private static boolean belgium(String number) {
    String full = number.length() == 9 ? "0" + number : number;
    return size(full, 10)
        && Long.parseLong(full.substring(0, 8)) % 97 == 97 - Long.parseLong(full.substring(8));
  }

  /** The unified social credit code, GB 32100-2015. */
  private static boolean china(String number) {
    if (number.length() != USCC_WEIGHTS.length + 1) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < USCC_WEIGHTS.length; i++) {
      int value = USCC.indexOf(number.charAt(i));
      if (value < 0) {
        return false;
      }
      sum += value * USCC_WEIGHTS[i];
    }
    return USCC.charAt((31 - sum % 31) % 31) == number.charAt(USCC_WEIGHTS.length);
  }

  /** ISO 7064, MOD 11,10. */
  private static boolean germany(String number) {
    if (!size(number, 9)) {
      return false;
    }
    int product = 10;
    for (int i = 0; i < 8; i++) {
      int sum = (digit(number, i) + product) % 10;
      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    return (11 - product) % 10 == digit(number, 8);
  }

  private static boolean austria(String number) {
    if (number.length() != 9 || number.charAt(0) != 'U') {
      return false;
    }
    String digits = number.substring(1);
    if (!isDigits(digits)) {
      return false;
    }
    int sum = 4;
    for (int i = 0; i < 7; i++) {
      int value = digit(digits, i) * (1 + i % 2);
      sum += value > 9 ? value - 9 : value;
    }
    return (100 - sum) % 10 == digit(digits, 7);
  }

  private static boolean france(String number) {
    if (!size(number, 11)) {
      // Keys with letters exist; what follows them is checked alone.
      return number.length() == 11 && isDigits(number.substring(2)) && luhn(number.substring(2));
    }
    long siren = Long.parseLong(number.substring(2));
    return Long.parseLong(number.substring(0, 2)) == (12 + 3 * (siren % 97)) % 97;
  }

  private static boolean luxembourg(String number) {
    return size(number, 8)
        && Long.parseLong(number.substring(0, 6)) % 89 == Long.parseLong(number.substring(6));
  }

  private static boolean portugal(String number) {
    int check = 11 - sum(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return (check > 9 ? 0 : check) == digit(number, 8);
  }

  private static boolean britain(String number) {
    if (!size(number, 9) && !size(number, 12)) {
      // Government departments and health authorities have numbers of their own.
      return number.startsWith("GD") || number.startsWith("HA");
    }
    int sum = sum(number, 8, 7, 6, 5, 4, 3, 2) + Integer.parseInt(number.substring(7, 9));
    return sum % 97 == 0 || (sum + 55) % 97 == 0;
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
