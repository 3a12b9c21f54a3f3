package dev.crmcore.dataquality;

/** The blanks of a text in one line. The wide blank of Japanese names is one as any other. */
final class Blanks {
  private static final char WIDE = '\u3000';

  private Blanks() {}

  /** Tells whether words are parted by one blank each, with none around them. */
  static boolean areSingle(String text) {
    boolean after = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = isBlank(c);
      if (blank && (after || (c != ' ' && c != WIDE))) {
        return false;
      }
      after = blank;
    }
    return text.isEmpty() || !after;
  }

  /** Returns the text with its words parted by one blank each, and none around them. */
  static String single(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    char waiting = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        waiting = c == WIDE && waiting != ' ' ? WIDE : ' ';
      } else {
        if (waiting != 0 && !kept.isEmpty()) {
          kept.append(waiting);
        }
        waiting = 0;
        kept.append(c);
      }
    }
    return kept.toString();
  }

  static boolean isBlank(char c) {
    return c == ' ' || (c > 0x7f && Character.isSpaceChar(c));
  }
}
