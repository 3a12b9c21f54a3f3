package dev.crmcore.query;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A stretch of time, in which related records count or a field lies. */
public sealed interface Window {
  /** Returns the window without ends. */
  static Window ever() {
    return new Between(null, null);
  }

  /** Returns the window that ends now and began some days, months or years ago. */
  static Window last(long amount, ChronoUnit unit) {
    return new Last(amount, unit);
  }

  /** Returns the window that begins now and ends some days, months or years later. */
  static Window next(long amount, ChronoUnit unit) {
    return new Next(amount, unit);
  }

  /** Returns the unit of the calendar in which the question is asked: today, this quarter. */
  static Calendar current(CalendarUnit unit) {
    return new Calendar(Turn.CURRENT, unit, Month.JANUARY);
  }

  /** Returns the unit of the calendar before that one: yesterday, last quarter. */
  static Calendar previous(CalendarUnit unit) {
    return new Calendar(Turn.PREVIOUS, unit, Month.JANUARY);
  }

  /** Returns the unit of the calendar after that one: tomorrow, next quarter. */
  static Calendar following(CalendarUnit unit) {
    return new Calendar(Turn.FOLLOWING, unit, Month.JANUARY);
  }

  /**
   * The window that ends now, included, and began {@code amount} units ago, counted in the zone of
   * whoever asks.
   *
   * @param amount at least 1
   * @param unit hours to years
   */
  record Last(long amount, ChronoUnit unit) implements Window {
    /** Checks that the unit is there. */
    public Last {
      requireNonNull(unit, "unit");
    }
  }

  /**
   * The window that begins now, included, and ends {@code amount} units later, included, counted in
   * the zone of whoever asks.
   *
   * @param amount at least 1
   * @param unit hours to years
   */
  record Next(long amount, ChronoUnit unit) implements Window {
    /** Checks that the unit is there. */
    public Next {
      requireNonNull(unit, "unit");
    }
  }

  /**
   * A day, week, month, quarter or year of the calendar: the one in which the question is asked, or
   * its neighbour.
   *
   * @param which which of them
   * @param unit how long it is
   * @param firstMonth the month with which a year begins: January by the calendar, another for a
   *     fiscal year and its quarters
   */
  record Calendar(Turn which, CalendarUnit unit, Month firstMonth) implements Window {
    /**
     * Checks the parts.
     *
     * @throws InvalidInputException with the code {@code E_OPERATOR} if a unit that has no first
     *     month is given another than January
     */
    public Calendar {
      requireNonNull(which, "which");
      requireNonNull(unit, "unit");
      requireNonNull(firstMonth, "firstMonth");
      if (firstMonth != Month.JANUARY
          && unit != CalendarUnit.QUARTER
          && unit != CalendarUnit.YEAR) {
        throw new InvalidInputException(
            "E_OPERATOR", "Only a year and its quarters start in another month.");
      }
    }

    /** Returns the same of a year that begins with another month. */
    public Calendar starting(Month month) {
      return new Calendar(which, unit, month);
    }
  }

  /**
   * A fixed stretch.
   *
   * @param from the first moment, included, or null for no beginning
   * @param to the moment after the last, excluded, or null for no end
   */
  record Between(@Nullable Instant from, @Nullable Instant to) implements Window {}

  /**
   * A fixed stretch of whole days in the zone of whoever asks.
   *
   * @param from the first day, or null for no beginning
   * @param to the last day, included as a whole, or null for no end
   */
  record Days(@Nullable LocalDate from, @Nullable LocalDate to) implements Window {}

  /** A unit of the calendar. */
  enum CalendarUnit {
    /** From midnight to midnight. */
    DAY,
    /** From Monday. */
    WEEK,
    /** From the first of the month. */
    MONTH,
    /** From the first month of the year, or the third, sixth or ninth after it. */
    QUARTER,
    /** From the first month of the year. */
    YEAR
  }

  /** Which unit of the calendar, seen from the one in which the question is asked. */
  enum Turn {
    /** The one before. */
    PREVIOUS(-1),
    /** The one in which the question is asked. */
    CURRENT(0),
    /** The one after. */
    FOLLOWING(1);

    private final int offset;

    Turn(int offset) {
      this.offset = offset;
    }

    /** Returns how many units after the current one it is: -1, 0 or 1. */
    public int offset() {
      return offset;
    }
  }
}
