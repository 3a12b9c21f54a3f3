package dev.crmcore.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A moment so many units from now, and when it reaches a fixed one while the clock runs.
 *
 * <p>Hours move with the clock. Days, months and years keep the clock time of the zone instead, so
 * such a moment may jump, and jump back: a month before 28, 29, 30 and 31 March is 28 February each
 * time. Between two changes of the day or of the clocks, here or there, it moves with the clock,
 * which is what the search relies on.
 */
final class MovingMoment {
  /** When nothing will happen. */
  static final Instant NEVER = Instant.MAX;

  /** More than it ever jumps back: three days of a shorter month, a day that a zone left out. */
  private static final Duration JUMP = Duration.ofDays(5);

  private static final long DAYS_OF_A_WEEK = 7;

  private final long amount;
  private final ChronoUnit unit;
  private final AskedAt asked;

  /** How far from now it always is; null where that depends on the calendar. */
  private final @Nullable Duration steady;

  /** Where it is now. */
  private final Instant here;

  /**
   * Starts at a moment of asking, in whose zone the calendar counts.
   *
   * @param amount how far, negative for the past
   * @param unit seconds to years
   */
  MovingMoment(long amount, ChronoUnit unit, AskedAt asked) {
    this.amount = amount;
    this.unit = unit;
    this.asked = asked;
    this.steady = AskedAt.within("A time from now", () -> steady(amount, unit, asked.zone()));
    this.here = AskedAt.within("A time from now", () -> at(asked.now()));
  }

  /** Returns the moment that moves with the clock itself. */
  static MovingMoment now(AskedAt asked) {
    return new MovingMoment(0, ChronoUnit.SECONDS, asked);
  }

  private static @Nullable Duration steady(long amount, ChronoUnit unit, ZoneId zone) {
    if (!unit.isDateBased()) {
      return Duration.of(amount, unit);
    }
    boolean even = unit == ChronoUnit.DAYS || unit == ChronoUnit.WEEKS;
    long days = unit == ChronoUnit.WEEKS ? Math.multiplyExact(amount, DAYS_OF_A_WEEK) : amount;
    return even && zone.getRules().isFixedOffset() ? Duration.ofDays(days) : null;
  }

  /** Returns where it is at a time. */
  Instant at(Instant time) {
    return ZonedDateTime.ofInstant(time, asked.zone()).plus(amount, unit).toInstant();
  }

  /**
   * Returns the first time after now at which it is no longer on the side of a moment on which it
   * is now: before it, or at or after it.
   */
  Instant next(Instant fixed) {
    if (steady != null) {
      return here.isBefore(fixed) ? asked.now().plus(Duration.between(here, fixed)) : NEVER;
    }
    return AskedAt.within("A time from now", () -> nextJumping(fixed));
  }

  private Instant nextJumping(Instant fixed) {
    boolean reached = !here.isBefore(fixed);
    Duration ahead = Duration.between(here, fixed);
    if (ahead.compareTo(JUMP.negated()) < 0) {
      return NEVER;
    }
    // So long nothing can happen, however it jumps.
    Instant time = ahead.compareTo(JUMP) > 0 ? asked.now().plus(ahead).minus(JUMP) : asked.now();
    Instant last = time.plus(JUMP).plus(JUMP);
    while (!time.isAfter(last)) {
      for (Instant end : ends(time)) {
        Instant start = at(time);
        if (start.isBefore(fixed) == reached) {
          return time;
        }
        if (!reached) {
          Instant meeting = time.plus(Duration.between(start, fixed));
          if (meeting.isBefore(end)) {
            return meeting;
          }
        }
        time = end;
      }
    }
    return NEVER;
  }

  /** Returns the times up to the next midnight at which it may jump, in order. */
  private SortedSet<Instant> ends(Instant time) {
    ZoneId zone = asked.zone();
    LocalDate day = LocalDate.ofInstant(time, zone);
    Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
    SortedSet<Instant> ends = new TreeSet<>();
    ends.add(midnight);
    ZoneRules rules = zone.getRules();
    if (!rules.isFixedOffset()) {
      ZoneOffsetTransition ours = rules.nextTransition(time);
      if (ours != null && ours.getInstant().isBefore(midnight)) {
        ends.add(ours.getInstant());
      }
      Instant there = day.plus(amount, unit).atStartOfDay(zone).toInstant();
      ZoneOffsetTransition change = rules.nextTransition(there.minus(1, ChronoUnit.DAYS));
      while (change != null && change.getInstant().isBefore(there.plus(2, ChronoUnit.DAYS))) {
        addBetween(ends, time, midnight, day, change.getDateTimeBefore());
        addBetween(ends, time, midnight, day, change.getDateTimeAfter());
        change = rules.nextTransition(change.getInstant());
      }
    }
    return ends;
  }

  /** Adds when the clocks show here what they show where they are changed there. */
  private void addBetween(
      Set<Instant> ends, Instant time, Instant midnight, LocalDate day, LocalDateTime shown) {
    LocalTime clock = shown.toLocalTime();
    ZonedDateTime shownHere = day.atTime(clock).atZone(asked.zone());
    for (ZonedDateTime one :
        new ZonedDateTime[] {
          shownHere.withEarlierOffsetAtOverlap(), shownHere.withLaterOffsetAtOverlap()
        }) {
      Instant end = one.toInstant();
      if (end.isAfter(time) && end.isBefore(midnight)) {
        ends.add(end);
      }
    }
  }
}
