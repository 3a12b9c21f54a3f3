package dev.crmcore.testkit;

import java.util.List;

/** Makes e-mail addresses on domains that are reserved for examples. */
final class Mailboxes {
  private static final List<String> TOP = List.of("example.com", "example.org", "example.net");
  private static final List<String> SUBDOMAINS =
      List.of(
          "mail.",
          "post.",
          "inbox.",
          "",
          "home.",
          "web.",
          "my.",
          "box.",
          "letters.",
          "quick.",
          "city.",
          "family.",
          "free.",
          "pochta.",
          "yard.",
          "cloud.");

  private Mailboxes() {}

  /** Returns an address that a person of this name would have. */
  static String personal(String given, String family, int birthYear, Dice dice) {
    String first = given.isEmpty() ? "x" : given;
    String local =
        switch (dice.below(6)) {
          case 0, 1 -> first + "." + family;
          case 2 -> first.charAt(0) + family;
          case 3 -> family + "." + first;
          case 4 -> first + family;
          default -> family + first.charAt(0);
        };
    String number =
        switch (dice.below(4)) {
          case 0 -> "";
          case 1 -> Integer.toString(birthYear);
          case 2 -> Integer.toString(birthYear).substring(2);
          default -> Integer.toString(dice.between(1, 999));
        };
    return local(local) + number + "@" + dice.common(SUBDOMAINS) + dice.common(TOP);
  }

  /** Returns the domain of a company. */
  static String domain(String name, Dice dice) {
    return local(name).replace(".", "-") + "." + dice.common(TOP);
  }

  /** Returns the text as it may stand before the at sign; never empty. */
  static String local(String latin) {
    String plain = Transliteration.unaccented(latin);
    StringBuilder local = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = Character.toLowerCase(plain.charAt(i));
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        local.append(c);
      } else if ((c == ' ' || c == '.') && endsWithLetter(local)) {
        local.append('.');
      }
    }
    if (!endsWithLetter(local)) {
      local.setLength(Math.max(0, local.length() - 1));
    }
    return local.isEmpty() ? "x" : local.toString();
  }

  private static boolean endsWithLetter(StringBuilder local) {
    return !local.isEmpty() && local.charAt(local.length() - 1) != '.';
  }
}
