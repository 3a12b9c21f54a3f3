package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportOptions.DateOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days as files write them: 2026-03-01, 2026/3/1, 20260301, 01.03.2026, and 3/1/2026 where the
 * order is declared or the numbers leave no choice. A time after the day is passed over.
 */
final class Dates {
  private Dates() {}

  /**
   * Reads a day.
   *
   * @throws InvalidInputException with the code {@code E_TYPE} if it is none, or may be two
   */
  static LocalDate parse(String text, @Nullable DateOrder order) {
    String day = withoutTime(text);
    try {
      LocalDate date = read(text, day, order);
      if (date.getYear() >= 1 && date.getYear() <= 9999) {
        return date;
      }
      throw wrong(text, null);
    } catch (DateTimeException | NumberFormatException e) {
      throw wrong(text, e);
    }
  }

  private static String withoutTime(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == 'T' || c == ' ') && i >= 8 && text.indexOf(':', i) > 0) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  private static LocalDate read(String text, String day, @Nullable DateOrder order) {
    int first = separator(day, 0);
    if (first < 0) {
      if (day.length() != 8) {
        throw wrong(text, null);
      }
      return LocalDate.of(number(day, 0, 4), number(day, 4, 6), number(day, 6, 8));
    }
    int second = separator(day, first + 1);
    if (second < 0 || separator(day, second + 1) >= 0) {
      throw wrong(text, null);
    }
    int a = number(day, 0, first);
    int b = number(day, first + 1, second);
    int c = number(day, second + 1, day.length());
    if (first == 4) {
      return LocalDate.of(a, b, c);
    }
    if (day.length() - second - 1 != 4) {
      throw wrong(text, null);
    }
    return dayFirst(text, day.charAt(first), a, b, order)
        ? LocalDate.of(c, b, a)
        : LocalDate.of(c, a, b);
  }

  private static boolean dayFirst(
      String text, char separator, int a, int b, @Nullable DateOrder order) {
    if (separator == '.' || a > 12 || a == b) {
      return true;
    }
    if (b > 12) {
      return false;
    }
    if (order == null) {
      throw new InvalidInputException(
          "E_TYPE",
          "'%s' may be two dates. Say whether day or month comes first, or write it as 2026-03-01."
              .formatted(text));
    }
    return order == DateOrder.DAY_FIRST;
  }

  private static int separator(String day, int from) {
    for (int i = from; i < day.length(); i++) {
      char c = day.charAt(i);
      if (c == '-' || c == '/' || c == '.') {
        return i;
      }
    }
    return -1;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static InvalidInputException wrong(String text, @Nullable RuntimeException cause) {
    String message =
        "'%s' is not a date such as 2026-03-01.".formatted(text.length() > 40 ? "…" : text);
    return cause == null
        ? new InvalidInputException("E_TYPE", message)
        : new InvalidInputException("E_TYPE", message, cause);
  }
}
