package dev.crmcore.query;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
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
   * The calendar day, week (from Monday), month, quarter or year in which the question is asked.
   *
   * @param unit which of them
   */
  record Current(CalendarUnit unit) implements Window {
    /** Checks that the unit is there. */
    public Current {
      requireNonNull(unit, "unit");
    }
  }

  /**
   * The calendar unit before the one in which the question is asked: yesterday, last quarter.
   *
   * @param unit which of them
   */
  record Previous(CalendarUnit unit) implements Window {
    /** Checks that the unit is there. */
    public Previous {
      requireNonNull(unit, "unit");
    }
  }

  /**
   * The calendar unit after the one in which the question is asked: tomorrow, next quarter.
   *
   * @param unit which of them
   */
  record Following(CalendarUnit unit) implements Window {
    /** Checks that the unit is there. */
    public Following {
      requireNonNull(unit, "unit");
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
    /** From January, April, July or October. */
    QUARTER,
    /** From January. */
    YEAR
  }
}
