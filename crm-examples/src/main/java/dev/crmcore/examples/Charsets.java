package dev.crmcore.examples;

import dev.crmcore.error.InvalidInputException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/** Reads the names of charsets. */
final class Charsets {
  private Charsets() {}

  /**
   * Returns the charset with a name, or null where none is given.
   *
   * @throws InvalidInputException if there is none
   */
  static @Nullable Charset parse(@Nullable String name) {
    try {
      return name == null ? null : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new InvalidInputException(
          "E_ENCODING",
          "There is no charset '%s'. Known are, for example, UTF-8, UTF-16, windows-1251, GB18030."
              .formatted(name),
          e);
    }
  }
}
