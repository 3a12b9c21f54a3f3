package dev.crmcore.channel.email;

import org.jspecify.annotations.Nullable;

/**
 * Keeps text from breaking out of a header or a command. The mail library has let line breaks
 * through before, so nothing is left to it.
 */
final class HeaderGate {
  private HeaderGate() {}

  /** Tells whether text has a line break, another control character, or half a character. */
  static boolean breaksLine(@Nullable String text) {
    return text != null && text.codePoints().anyMatch(HeaderGate::isForbidden);
  }

  private static boolean isForbidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /** Returns what a server said as one line of bounded length. */
  static String quoted(@Nullable String text) {
    if (text == null) {
      return "";
    }
    StringBuilder line = new StringBuilder();
    text.strip()
        .codePoints()
        .limit(300)
        .map(codePoint -> isForbidden(codePoint) ? ' ' : codePoint)
        .forEach(line::appendCodePoint);
    return line.toString();
  }
}
