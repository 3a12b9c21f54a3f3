package dev.crmcore.customer;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The short way for numbers that are written with their country code, such as "+49 30 901820": most
 * of them need no more than their punctuation taken away. The answer is that of the full parser, or
 * none, and then the full parser must be asked. Safe for all threads.
 */
final class PlainPhones {
  private static final int MIN_DIGITS = 7;
  private static final int MAX_DIGITS = 15;

  private final PhoneNumberUtil phones;
  private final Set<Integer> codes;

  PlainPhones(PhoneNumberUtil phones) {
    this.phones = phones;
    this.codes = Set.copyOf(phones.getSupportedCallingCodes());
  }

  /** Returns the standard form, or null where the full parser must be asked. */
  @Nullable String form(String raw) {
    String digits = digits(raw);
    if (digits == null) {
      return null;
    }
    int code = 0;
    for (int length = 1; length <= 3; length++) {
      code = code * 10 + digits.charAt(length) - '0';
      if (codes.contains(code)) {
        return isPlain(code, digits, length + 1) ? digits : null;
      }
    }
    return null;
  }

  /** Returns the plus sign and the digits, or null if there is anything but punctuation. */
  private static @Nullable String digits(String raw) {
    if (raw.isEmpty() || raw.charAt(0) != '+') {
      return null;
    }
    StringBuilder digits = new StringBuilder(raw.length()).append('+');
    for (int i = 1; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c != ' ' && c != '-' && c != '.' && c != '(' && c != ')') {
        return null;
      }
    }
    boolean usual = digits.length() > MIN_DIGITS && digits.length() <= MAX_DIGITS + 1;
    return usual ? digits.toString() : null;
  }

  private boolean isPlain(int code, String digits, int start) {
    char first = digits.charAt(start);
    if (first == '0' || trunkDigits(code).indexOf(first) >= 0) {
      return false;
    }
    return phones.isPossibleNumber(
        new PhoneNumber()
            .setCountryCode(code)
            .setNationalNumber(Long.parseLong(digits, start, digits.length(), 10)));
  }

  /**
   * Returns the first digits after a country code that may belong to a trunk or carrier prefix,
   * which the full parser takes away; zero always may.
   */
  private static String trunkDigits(int code) {
    return switch (code) {
      case 1, 44, 61, 86, 423, 692 -> "1";
      case 7, 993 -> "8";
      case 55 -> "9";
      case 54, 261, 298, 352, 370, 375, 378, 506, 672 -> "123456789";
      default -> "";
    };
  }
}
