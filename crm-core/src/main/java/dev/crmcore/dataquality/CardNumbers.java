package dev.crmcore.dataquality;

/** Numbers of payment cards in free text. */
final class CardNumbers {
  private CardNumbers() {}

  /** Returns where the first one begins, or -1. */
  static int find(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '2' && c <= '6' && (i == 0 || !isOfNumber(text.charAt(i - 1))) && isCard(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isOfNumber(char c) {
    return Characters.isDigit(c) || c == '+' || c == '-' || c == '.' || c == ',';
  }

  private static boolean isCard(String text, int start) {
    StringBuilder digits = new StringBuilder();
    for (int i = start; i < text.length() && digits.length() <= 16; i++) {
      char c = text.charAt(i);
      if (Characters.isDigit(c)) {
        digits.append(c);
      } else if ((c != ' ' && c != '-') || !hasDigit(text, i + 1)) {
        break;
      }
    }
    return isIssued(digits.toString()) && hasRightCheck(digits);
  }

  private static boolean hasDigit(String text, int at) {
    return at < text.length() && Characters.isDigit(text.charAt(at));
  }

  /** Visa, Mastercard, Mir, Discover and American Express. */
  private static boolean isIssued(String digits) {
    if (digits.length() == 15) {
      return digits.startsWith("34") || digits.startsWith("37");
    }
    if (digits.length() != 16) {
      return false;
    }
    int four = Integer.parseInt(digits.substring(0, 4));
    return digits.charAt(0) == '4'
        || (four >= 5100 && four <= 5599)
        || (four >= 2221 && four <= 2720)
        || (four >= 2200 && four <= 2204)
        || four == 6011
        || four / 100 == 65;
  }

  /** The formula of Luhn, ISO/IEC 7812-1. */
  private static boolean hasRightCheck(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int value = (digits.charAt(digits.length() - 1 - i) - '0') * (1 + i % 2);
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
  }
}
