package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportOptions.DateOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Moments as files write them: with an offset from UTC, or as a day with or without a time in a
 * zone that the caller states. A day alone is its start.
 */
final class Moments {
  private Moments() {}

  /**
   * Reads a moment.
   *
   * @throws InvalidInputException with the code {@code E_TYPE} if it is none, or has no zone
   */
  static Instant parse(String text, @Nullable DateOrder order, @Nullable ZoneId zone) {
    Instant exact = withOffset(text);
    if (exact != null) {
      return exact;
    }
    int gap = gap(text);
    LocalTime time = gap < 0 ? LocalTime.MIDNIGHT : time(text, text.substring(gap + 1).strip());
    var day = Dates.parse(gap < 0 ? text : text.substring(0, gap), order);
    if (zone == null) {
      throw new InvalidInputException(
          "E_TYPE",
          "'%s' is a moment only in a time zone. State the zone, or write it as 2026-03-01T10:00:00+01:00."
              .formatted(ImportError.shortened(text)));
    }
    return day.atTime(time).atZone(zone).toInstant();
  }

  private static @Nullable Instant withOffset(String text) {
    try {
      return OffsetDateTime.parse(text.replaceFirst(" ", "T").replace(" ", "")).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int gap(String text) {
    for (int i = 6; i < text.length(); i++) {
      if ((text.charAt(i) == ' ' || text.charAt(i) == 'T') && text.indexOf(':', i) > 0) {
        return i;
      }
    }
    return -1;
  }

  private static LocalTime time(String text, String time) {
    try {
      return LocalTime.parse(time.indexOf(':') == 1 ? "0" + time : time);
    } catch (DateTimeException e) {
      throw new InvalidInputException(
          "E_TYPE",
          "'%s' is not a moment such as 2026-03-01 10:00.".formatted(ImportError.shortened(text)),
          e);
    }
  }
}
