package dev.crmcore.icalendar;

/**
 * Folds lines as RFC 5545, section 3.1, wants it: after at most 75 octets of UTF-8, never within a
 * character. What writes calendars counts characters instead.
 */
final class FoldedLines {
  private static final int OCTETS = 75;
  private static final String LINE_END = "\r\n";

  private FoldedLines() {}

  /** Returns unfolded lines that end with CRLF, folded. */
  static String of(String lines) {
    StringBuilder folded = new StringBuilder(lines.length() + lines.length() / OCTETS * 3);
    int octets = 0;
    for (int at = 0; at < lines.length(); ) {
      if (lines.startsWith(LINE_END, at)) {
        folded.append(LINE_END);
        octets = 0;
        at += LINE_END.length();
        continue;
      }
      int code = lines.codePointAt(at);
      int more = length(code);
      if (octets + more > OCTETS) {
        folded.append(LINE_END).append(' ');
        octets = 1;
      }
      folded.appendCodePoint(code);
      octets += more;
      at += Character.charCount(code);
    }
    return folded.toString();
  }

  private static int length(int code) {
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
}
