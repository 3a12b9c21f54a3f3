package dev.crmcore.formats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Turns the numbers of cells into text: as they were typed, or the dates they stand for. */
final class CellNumbers {
  private static final int DIGITS_OF_A_DOUBLE = 15;
  private static final int MOST_DIGITS = 320;

  /** The last day of the year 9999, after which there are no dates in a workbook. */
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);

  private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);
  private static final long LAST_SECOND = 86_399;

  private final boolean from1904;

  CellNumbers(boolean from1904) {
    this.from1904 = from1904;
  }

  /** Returns the text of a number, or null where it is none. */
  @Nullable String text(String number, CellStyles.Shown shown) {
    BigDecimal value;
    try {
      if (number.length() > MOST_DIGITS) {
        return null;
      }
      value = new BigDecimal(number);
    } catch (NumberFormatException e) {
      return null;
    }
    if (Math.abs((long) value.precision() - value.scale()) > MOST_DIGITS
        || value.scale() > MOST_DIGITS) {
      return null;
    }
    return switch (shown) {
      case NUMBER -> plain(value);
      case DATE -> date(value);
      case TIME -> time(value);
    };
  }

  /** A telephone number is all its digits; 0.1 + 0.2 is 0.3, as the workbook shows it. */
  private static String plain(BigDecimal value) {
    BigDecimal shown =
        value.precision() > DIGITS_OF_A_DOUBLE && value.scale() > 0
            ? value.round(new MathContext(DIGITS_OF_A_DOUBLE, RoundingMode.HALF_EVEN))
            : value;
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }

  private @Nullable String date(BigDecimal value) {
    if (value.signum() < 0 || value.compareTo(LAST_DAY) >= 0) {
      return null;
    }
    long days = value.longValue();
    long seconds = seconds(value.subtract(BigDecimal.valueOf(days)));
    if (days == 0 && !from1904) {
      return timeOfDay(seconds);
    }
    LocalDateTime moment = day(days).atStartOfDay().plusSeconds(seconds);
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : moment.toString();
  }

  /** The 29 February 1900, day 60, never was: it counts, and the days before it are one off. */
  private LocalDate day(long days) {
    if (from1904) {
      return LocalDate.of(1904, 1, 1).plusDays(days);
    }
    return LocalDate.of(1899, 12, days < 60 ? 31 : 30).plusDays(days);
  }

  private @Nullable String time(BigDecimal value) {
    return value.signum() < 0 || value.compareTo(BigDecimal.ONE) >= 0
        ? plain(value)
        : timeOfDay(seconds(value));
  }

  /** To the nearest: half past eight is a fraction that falls a little short of it. */
  private static long seconds(BigDecimal dayFraction) {
    return dayFraction.multiply(SECONDS_OF_A_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
  }

  private static String timeOfDay(long seconds) {
    return LocalTime.ofSecondOfDay(Math.min(seconds, LAST_SECOND)).toString();
  }
}
