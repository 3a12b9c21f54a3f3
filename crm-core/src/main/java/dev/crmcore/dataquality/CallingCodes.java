package dev.crmcore.dataquality;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * Takes numbers in E.164 form apart without parsing them: an audit has no time for the patterns of
 * the full check, and the write path has made it already.
 */
final class CallingCodes {
  private static final int LONGEST_CODE = 3;
  private static final int LONGEST_NUMBER = 16;

  private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
  private final boolean[] known = new boolean[1000];

  CallingCodes() {
    for (int code : phones.getSupportedCallingCodes()) {
      known[code] = true;
    }
  }

  /** Returns the calling code of a number in E.164 form, or 0 if it has none. */
  int of(String e164) {
    if (e164.length() < 2 || e164.length() > LONGEST_NUMBER || e164.charAt(0) != '+') {
      return 0;
    }
    int code = 0;
    for (int i = 1; i <= LONGEST_CODE && i < e164.length(); i++) {
      char c = e164.charAt(i);
      if (!Characters.isDigit(c)) {
        return 0;
      }
      code = code * 10 + (c - '0');
      if (known[code]) {
        return code;
      }
    }
    return 0;
  }

  /** Returns the calling code of a country, or 0 if it has none. */
  int ofCountry(String country) {
    return phones.getCountryCodeForRegion(country);
  }

  /** Tells whether a number in E.164 form has a length that its country uses. */
  boolean isPossible(String e164) {
    int code = of(e164);
    if (code == 0) {
      return false;
    }
    String national = e164.substring(1 + Integer.toString(code).length());
    if (!Characters.isDigits(national)) {
      return false;
    }
    PhoneNumber number =
        new PhoneNumber().setCountryCode(code).setNationalNumber(Long.parseLong(national));
    int zeros = leadingZeros(national);
    if (zeros > 0) {
      number.setItalianLeadingZero(true).setNumberOfLeadingZeros(zeros);
    }
    return phones.isPossibleNumber(number);
  }

  private static int leadingZeros(String national) {
    int zeros = 0;
    while (zeros < national.length() - 1 && national.charAt(zeros) == '0') {
      zeros++;
    }
    return zeros;
  }
}
