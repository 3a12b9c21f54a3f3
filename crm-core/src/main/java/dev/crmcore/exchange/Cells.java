package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import java.text.Normalizer;
import java.util.function.Consumer;

/** Small rules for the text of cells. */
final class Cells {
  private Cells() {}

  /** Returns a cell without blanks around it, in the composed form in which text is stored. */
  static String clean(String cell) {
    String stripped = cell.strip();
    return isAscii(stripped) ? stripped : cleanOther(stripped);
  }

  private static String cleanOther(String text) {
    int end = text.length();
    int start = 0;
    while (start < end && isInvisible(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && isInvisible(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFC);
  }

  /** No-break spaces and the like come from spreadsheets and web pages. */
  private static boolean isInvisible(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || point == 0xFEFF
        || point == 0x200B;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Passes on the parts of a cell that are not empty. */
  static void split(String cell, String separators, Consumer<String> parts) {
    int start = 0;
    for (int i = 0; i <= cell.length(); i++) {
      if (i == cell.length() || separators.indexOf(cell.charAt(i)) >= 0) {
        String part = cell.substring(start, i).strip();
        if (!part.isEmpty()) {
          parts.accept(part);
        }
        start = i + 1;
      }
    }
  }

  /** Refuses several lines where one is meant: they would forge the headers of a message. */
  static void requireLine(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\n' || c == '\r') {
        throw new InvalidInputException(
            "E_CONTROL_CHAR",
            "The cell contains a line break at position %d. Remove it.".formatted(i + 1));
      }
    }
  }
}
