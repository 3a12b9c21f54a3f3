package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import java.io.Writer;

/** Keeps what is written, up to a limit. */
final class BoundedText extends Writer {
  private final StringBuilder kept = new StringBuilder();
  private final int limit;

  BoundedText(int limit) {
    this.limit = limit;
  }

  /**
   * Keeps a piece.
   *
   * @throws InvalidInputException with the code {@code E_LIMIT_LENGTH} beyond the limit
   */
  @Override
  public void write(char[] text, int offset, int length) {
    if (kept.length() + length > limit) {
      throw new InvalidInputException("E_LIMIT_LENGTH", Marks.tooLong().message());
    }
    kept.append(text, offset, length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return kept.toString();
  }
}
