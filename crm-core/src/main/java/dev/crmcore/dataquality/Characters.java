package dev.crmcore.dataquality;

/** What the characters of a text say about it. Plain loops: an audit asks millions of times. */
final class Characters {
  /** What cp1252 makes of the bytes 0x80 to 0x9F; the rest of 0x80 to 0xBF are themselves. */
  private static final String LATIN_HIGH = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

  /** What cp1251 makes of the bytes 0x80 to 0xBF. */
  private static final String CYRILLIC_HIGH =
      "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї\u0098";

  private static final int LONGEST_ENTITY = 8;

  private Characters() {}

  /** Tells whether anything of the text can be seen. */
  static boolean isVisible(String text) {
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (!isInvisible(point)) {
        return true;
      }
      i += Character.charCount(point);
    }
    return false;
  }

  private static boolean isInvisible(int point) {
    if (point > ' ' && point < 0x7f) {
      return false;
    }
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.isISOControl(point)
        || Character.getType(point) == Character.FORMAT
        || isBlankLetter(point);
  }

  /** Fillers that Unicode calls letters or symbols and every font draws as nothing. */
  private static boolean isBlankLetter(int point) {
    return point == 0x115f
        || point == 0x1160
        || point == 0x3164
        || point == 0xffa0
        || point == 0x2800;
  }

  /**
   * Returns the position of a character that changes what is seen without being seen, or -1:
   * controls, direction overrides, zero-width spaces. The joiners that Persian and Indic names need
   * are not among them.
   */
  static int hidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHidden(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isHidden(char c) {
    return c < ' '
        || (c >= 0x7f
            && (Character.isISOControl(c)
                || c == '\u00ad'
                || c == '\u200b'
                || c == '\u2060'
                || c == '\ufeff'
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069')));
  }

  /** Returns the text without such characters; a blank stands for a tab or the end of a line. */
  static String withoutHidden(String text) {
    StringBuilder seen = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isHidden(c)) {
        seen.append(c);
      } else if (Character.isWhitespace(c)) {
        seen.append(' ');
      }
    }
    return seen.toString();
  }

  /**
   * Tells whether the text was decoded with a wrong character set, or lost characters on the way.
   */
  static boolean isGarbled(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean garbled =
          switch (c) {
            case '\ufffd' -> true;
            case 'Ã', 'Â', 'Ð', 'Ñ' -> isLatinTail(text, i + 1);
            case 'â' -> i + 1 < text.length() && text.charAt(i + 1) == '€';
            case 'Р', 'С' -> isCyrillicPair(text, i) && isCyrillicPair(text, i + 2);
            case '?' -> i + 1 < text.length() && text.charAt(i + 1) == '?';
            case '&' -> isEntity(text, i);
            default -> false;
          };
      if (garbled) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLatinTail(String text, int at) {
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return (c >= '\u0080' && c <= '\u00bf') || LATIN_HIGH.indexOf(c) >= 0;
  }

  /** One such pair can be Russian ("Сёмин"); two in a row cannot. */
  private static boolean isCyrillicPair(String text, int at) {
    return at + 1 < text.length()
        && (text.charAt(at) == 'Р' || text.charAt(at) == 'С')
        && CYRILLIC_HIGH.indexOf(text.charAt(at + 1)) >= 0;
  }

  private static boolean isEntity(String text, int at) {
    int end = text.indexOf(';', at);
    if (end < at + 3 || end > at + LONGEST_ENTITY) {
      return false;
    }
    for (int i = at + 1; i < end; i++) {
      char c = text.charAt(i);
      if (!isAsciiLetterOrDigit(c) && !(i == at + 1 && c == '#')) {
        return false;
      }
    }
    return true;
  }

  static boolean isAsciiLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static int countDigits(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isDigit(text.charAt(i))) {
        count++;
      }
    }
    return count;
  }

  static boolean hasLetter(String text) {
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (Character.isLetter(point)) {
        return true;
      }
      i += Character.charCount(point);
    }
    return false;
  }
}
