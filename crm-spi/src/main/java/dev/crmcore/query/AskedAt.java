package dev.crmcore.query;

import dev.crmcore.error.InvalidInputException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When and where a question is asked: what makes fixed moments and days of relative ones.
 *
 * @param now the moment, to the microsecond
 * @param zone where a day begins
 */
record AskedAt(Instant now, ZoneId zone) {
  /** Cuts the moment to the microsecond. */
  AskedAt {
    now = now.truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns the window with fixed ends. */
  Window.Between fixed(Window window) {
    if (window instanceof Window.Last last) {
      return new Window.Between(shifted(-length(last.amount()), last.unit()), justAfter(now));
    }
    if (window instanceof Window.Next next) {
      return new Window.Between(now, justAfter(shifted(length(next.amount()), next.unit())));
    }
    if (window instanceof Window.Calendar calendar) {
      LocalDate current = beginning(calendar, dayOf(now));
      int offset = calendar.which().offset();
      return new Window.Between(
          startOf(plus(current, calendar.unit(), offset)),
          startOf(plus(current, calendar.unit(), offset + 1)));
    }
    if (window instanceof Window.Days days) {
      LocalDate from = days.from();
      LocalDate to = days.to();
      return new Window.Between(
          from == null ? null : startOf(from), to == null ? null : startOfNext(to));
    }
    Window.Between between = (Window.Between) window;
    return new Window.Between(precise(between.from()), precise(between.to()));
  }

  private static long length(long amount) {
    if (amount < 1) {
      throw new InvalidInputException("A window is at least 1 unit long.");
    }
    return amount;
  }

  /** Returns the first day of the unit of the calendar that a day is in. */
  static LocalDate beginning(Window.Calendar calendar, LocalDate day) {
    int months = Math.floorMod(day.getMonthValue() - calendar.firstMonth().getValue(), 12);
    return switch (calendar.unit()) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withDayOfMonth(1).minusMonths(months % 3);
      case YEAR -> day.withDayOfMonth(1).minusMonths(months);
    };
  }

  /** Returns the day so many units of the calendar later. */
  static LocalDate plus(LocalDate day, Window.CalendarUnit unit, int units) {
    return switch (unit) {
      case DAY -> day.plusDays(units);
      case WEEK -> day.plusWeeks(units);
      case MONTH -> day.plusMonths(units);
      case QUARTER -> day.plusMonths(3L * units);
      case YEAR -> day.plusYears(units);
    };
  }

  private static @Nullable Instant precise(@Nullable Instant moment) {
    return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns the moment that a relative one is. */
  Instant resolved(Operand.Relative relative) {
    Instant moment = shifted(relative.amount(), relative.unit());
    return relative.anchor() == Operand.Anchor.NOW ? moment : startOf(dayOf(moment));
  }

  private Instant shifted(long amount, ChronoUnit unit) {
    return within(
        amount + " " + unit + " from now",
        () -> ZonedDateTime.ofInstant(now, zone).plus(amount, unit).toInstant());
  }

  /** Returns the day of a moment. */
  LocalDate dayOf(Instant moment) {
    return within(moment, () -> LocalDate.ofInstant(moment, zone));
  }

  /** Returns the last day of which some lies before a moment. */
  LocalDate lastDayBefore(Instant end) {
    return dayOf(within(end, () -> end.minus(1, ChronoUnit.MICROS)));
  }

  /** Returns the moment at which a day begins. */
  Instant startOf(LocalDate day) {
    return within(day, () -> day.atStartOfDay(zone).toInstant());
  }

  /** Returns the moment at which the next day begins. */
  Instant startOfNext(LocalDate day) {
    return startOf(within(day, () -> day.plusDays(1)));
  }

  /** Returns the next moment that is another one. */
  static Instant justAfter(Instant moment) {
    return moment.plus(1, ChronoUnit.MICROS);
  }

  /** Runs what may leave the calendar. */
  static <T> T within(Object what, Supplier<T> calculation) {
    try {
      return calculation.get();
    } catch (DateTimeException | ArithmeticException e) {
      throw new InvalidInputException("E_TYPE", what + " is beyond the calendar.", e);
    }
  }
}
