package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lengths of time as files write them: 95 seconds, 1:35, 0:01:35 or PT1M35S. */
final class Durations {
  private static final int SIXTY = 60;
  private static final int MOST_DIGITS = 9;

  private Durations() {}

  /**
   * Reads a length of time.
   *
   * @throws InvalidInputException with the code {@code E_TYPE} if it is none
   */
  static Duration parse(String text) {
    try {
      if (text.startsWith("P")) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative()) {
          throw wrong(text, null);
        }
        return Duration.ofSeconds(duration.toSeconds());
      }
      long seconds = 0;
      String[] parts = text.split(":", -1);
      for (String part : parts) {
        if (parts.length > 3 || part.isEmpty() || part.length() > MOST_DIGITS) {
          throw wrong(text, null);
        }
        seconds = seconds * SIXTY + Integer.parseUnsignedInt(part);
      }
      return Duration.ofSeconds(seconds);
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      throw wrong(text, e);
    }
  }

  private static InvalidInputException wrong(String text, @Nullable RuntimeException cause) {
    String message =
        "'%s' is no length of time such as 95 (seconds), 1:35 or 0:01:35."
            .formatted(ImportError.shortened(text));
    return cause == null
        ? new InvalidInputException("E_TYPE", message)
        : new InvalidInputException("E_TYPE", message, cause);
  }
}
