package dev.crmcore.dataquality;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The forms of postal codes. In a form {@code 9} stands for a digit and {@code A} for a letter;
 * blanks and hyphens are left out of both sides, so that they may be typed or not.
 */
final class PostalCodes {
  private static final List<String> FOUR = List.of("9999");
  private static final List<String> FIVE = List.of("99999");
  private static final List<String> SIX = List.of("999999");

  private static final Map<String, List<String>> FORMS =
      Map.ofEntries(
          Map.entry("RU", SIX),
          Map.entry("BY", SIX),
          Map.entry("CN", SIX),
          Map.entry("IN", SIX),
          Map.entry("SG", SIX),
          Map.entry("KZ", List.of("999999", "A99A9A9")),
          Map.entry("DE", FIVE),
          Map.entry("FR", FIVE),
          Map.entry("IT", FIVE),
          Map.entry("ES", FIVE),
          Map.entry("UA", FIVE),
          Map.entry("FI", FIVE),
          Map.entry("SE", FIVE),
          Map.entry("CZ", FIVE),
          Map.entry("SK", FIVE),
          Map.entry("PL", FIVE),
          Map.entry("TR", FIVE),
          Map.entry("KR", FIVE),
          Map.entry("MX", FIVE),
          Map.entry("US", List.of("99999", "999999999")),
          Map.entry("AT", FOUR),
          Map.entry("CH", FOUR),
          Map.entry("BE", FOUR),
          Map.entry("DK", FOUR),
          Map.entry("NO", FOUR),
          Map.entry("HU", FOUR),
          Map.entry("AU", FOUR),
          Map.entry("NL", List.of("9999AA")),
          Map.entry("PT", List.of("9999999", "9999")),
          Map.entry("JP", List.of("9999999")),
          Map.entry("BR", List.of("99999999")),
          Map.entry("CA", List.of("A9A9A9")),
          Map.entry("GB", List.of("A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA")));

  private PostalCodes() {}

  static boolean knows(String country) {
    return FORMS.containsKey(country);
  }

  /** Tells whether a code has a form of its country; countries without known forms take any. */
  static boolean isRight(String code, String country) {
    List<String> forms = FORMS.get(country);
    if (forms == null) {
      return true;
    }
    String compact = withoutCountry(compact(code), country);
    for (int i = 0; i < forms.size(); i++) {
      if (matches(compact, forms.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Returns an example of the form for messages, or null. */
  static @Nullable String form(String country) {
    List<String> forms = FORMS.get(country);
    return forms == null ? null : forms.get(0);
  }

  /** Returns a code that is right for its country as it is usually written there. */
  static String usual(String code, String country) {
    String compact = withoutCountry(compact(code).toUpperCase(Locale.ROOT), country);
    return switch (country) {
      case "PL" -> parted(compact, 2, "-");
      case "PT" -> parted(compact, 4, "-");
      case "BR", "US" -> parted(compact, 5, "-");
      case "JP" -> parted(compact, 3, "-");
      case "NL" -> parted(compact, 4, " ");
      case "CA" -> parted(compact, 3, " ");
      case "GB" -> parted(compact, compact.length() - 3, " ");
      default -> compact;
    };
  }

  private static String parted(String compact, int at, String sign) {
    return at >= compact.length()
        ? compact
        : compact.substring(0, at) + sign + compact.substring(at);
  }

  /** Tells whether a code is in its usual form, its signs and single blanks aside. */
  static boolean isUsual(String code, String usual) {
    return code.equals(usual)
        || (Blanks.areSingle(code) && !code.contains("--") && compact(code).equals(compact(usual)));
  }

  private static String compact(String code) {
    StringBuilder kept = new StringBuilder(code.length());
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c != ' ' && c != '-' && c != '\u00a0') {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** "D-10115" and "DE-10115" are common. */
  private static String withoutCountry(String compact, String country) {
    if (compact.startsWith(country)) {
      return compact.substring(2);
    }
    boolean oneLetter =
        compact.length() > 1
            && compact.charAt(0) == country.charAt(0)
            && Characters.isDigits(compact.substring(1))
            && "DAFI".indexOf(compact.charAt(0)) >= 0;
    return oneLetter ? compact.substring(1) : compact;
  }

  private static boolean matches(String code, String form) {
    if (code.length() != form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char c = code.charAt(i);
      boolean fits =
          form.charAt(i) == '9'
              ? Characters.isDigit(c)
              : Characters.isAsciiLetterOrDigit(c) && !Characters.isDigit(c);
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
