package dev.crmcore.customer;

import dev.crmcore.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Small rules for text that people typed. */
final class Words {
  private Words() {}

  /** Returns the text without blanks around it, or null if nothing visible is left. */
  static @Nullable String orNull(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String stripped = text.strip();
    for (int i = 0; i < stripped.length(); i += Character.charCount(stripped.codePointAt(i))) {
      if (!isInvisible(stripped.codePointAt(i))) {
        return stripped;
      }
    }
    return null;
  }

  /**
   * Refuses a line break in what is one line.
   *
   * @throws InvalidInputException with the code {@code E_CONTROL_CHAR}
   */
  static void requireLine(String field, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i)) && text.charAt(i) != '\t') {
        throw new InvalidInputException(
            "E_CONTROL_CHAR",
            "'%s' contains a line break or control character (U+%04X) at position %d. Remove it."
                .formatted(field, (int) text.charAt(i), i + 1));
      }
    }
  }

  private static boolean isInvisible(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.isISOControl(point)
        || Character.getType(point) == Character.FORMAT;
  }
}
