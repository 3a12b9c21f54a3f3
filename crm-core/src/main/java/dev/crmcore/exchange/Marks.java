package dev.crmcore.exchange;

import dev.crmcore.format.RawRecord.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Characters that stand for what went wrong at a place in the text. They are lone halves of
 * surrogate pairs, which no charset yields, so they cannot be mistaken for content.
 */
final class Marks {
  /** Bytes that are no character of the charset. */
  static final char BAD_BYTES = '\uDFFF';

  /** The rest of a cell that is longer than the limit. */
  static final char CUT = '\uDFFE';

  /** Text after the closing quote of a cell. */
  static final char AFTER_QUOTE = '\uDFFD';

  private static final char REPLACEMENT = '\uFFFD';

  private Marks() {}

  /** Returns what is wrong with a cell, without the column, or null. */
  static @Nullable Problem problem(char[] text, int offset, int length) {
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      char c = text[i];
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
        return control(c, i - offset + 1);
      }
      if (c >= '\u007F') {
        if (c <= '\u009F') {
          return control(c, i - offset + 1);
        }
        if (Character.isHighSurrogate(c) && i + 1 < end && isContent(text[i + 1])) {
          i++;
        } else if (Character.isSurrogate(c) || c == REPLACEMENT) {
          return marked(c);
        }
      }
    }
    return null;
  }

  private static boolean isContent(char low) {
    return Character.isLowSurrogate(low);
  }

  private static Problem control(char c, int position) {
    return new Problem(
        "E_CONTROL_CHAR",
        null,
        "The cell contains the control character U+%04X at position %d. Remove it."
            .formatted((int) c, position));
  }

  private static Problem marked(char c) {
    return switch (c) {
      case CUT -> tooLong();
      case AFTER_QUOTE ->
          new Problem(
              "E_SYNTAX",
              null,
              "There is text after the closing quote. Write a quote inside a quoted cell twice.");
      case REPLACEMENT ->
          new Problem(
              "E_ENCODING",
              null,
              "The cell contains U+FFFD: it was damaged before it came here. Export it again.");
      default ->
          new Problem(
              "E_ENCODING",
              null,
              "The cell contains bytes that are no text in the charset of the file. Export it again,"
                  + " or name the right charset.");
    };
  }

  static Problem tooLong() {
    return new Problem(
        "E_LIMIT_LENGTH",
        null,
        "The cell or its row is too long: a cell has at most %,d characters, a row %,d. Shorten it."
            .formatted(CellGate.MAX_CELL, CellGate.MAX_ROW));
  }

  /** Returns text in which what could not be read shows as such, for people. */
  static String shown(String text) {
    String readable = text;
    for (char mark : new char[] {BAD_BYTES, CUT, AFTER_QUOTE}) {
      readable = readable.replace(mark, mark == CUT ? '…' : REPLACEMENT);
    }
    return readable;
  }
}
