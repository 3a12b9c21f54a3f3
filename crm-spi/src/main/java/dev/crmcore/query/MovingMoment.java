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
import java.util.TreeSet;

/**
 * A moment so many units from now, and when it reaches a fixed one while the clock runs.
 *
 * <p>Hours move with the clock. Days, months and years keep the clock time of the zone instead, so
 * such a moment may jump, and jump back: a month before 28, 29, 30 and 31 March is 28 February each
 * time. Between two changes of the day or of the clocks, here or there, it moves with the clock,
 * which is what the search relies on.
 *
 * @param amount how far, negative for the past
 * @param unit seconds to years
 * @param zone whose calendar counts
 */
record MovingMoment(long amount, ChronoUnit unit, ZoneId zone) {
  /** When nothing will happen. */
  static final Instant NEVER = Instant.MAX;

  /** More than it ever jumps back: three days of a shorter month, a day that a zone left out. */
  private static final Duration JUMP = Duration.ofDays(5);

  /** Returns the moment that moves with the clock itself. */
  static MovingMoment now(ZoneId zone) {
    return new MovingMoment(0, ChronoUnit.SECONDS, zone);
  }

  /** Returns where it is at a time. */
  Instant at(Instant time) {
    return ZonedDateTime.ofInstant(time, zone).plus(amount, unit).toInstant();
  }

  /**
   * Returns the first time after {@code now} at which it is no longer on the side of a moment on
   * which it is now: before it, or at or after it.
   */
  Instant next(Instant now, Instant fixed) {
    return AskedAt.within("A time from now", () -> nextWithin(now, fixed));
  }

  private Instant nextWithin(Instant now, Instant fixed) {
    if (!unit.isDateBased()) {
      Instant time = fixed.minus(amount, unit);
      return time.isAfter(now) ? time : NEVER;
    }
    Instant here = at(now);
    boolean reached = !here.isBefore(fixed);
    Duration ahead = Duration.between(here, fixed);
    if (ahead.compareTo(JUMP.negated()) < 0) {
      return NEVER;
    }
    // So long nothing can happen, however it jumps.
    Instant time = ahead.compareTo(JUMP) > 0 ? now.plus(ahead).minus(JUMP) : now;
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
  private TreeSet<Instant> ends(Instant time) {
    LocalDate day = LocalDate.ofInstant(time, zone);
    Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
    TreeSet<Instant> ends = new TreeSet<>();
    ends.add(midnight);
    ZoneRules rules = zone.getRules();
    if (!rules.isFixedOffset()) {
      ZoneOffsetTransition here = rules.nextTransition(time);
      if (here != null && here.getInstant().isBefore(midnight)) {
        ends.add(here.getInstant());
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
      TreeSet<Instant> ends, Instant time, Instant midnight, LocalDate day, LocalDateTime shown) {
    LocalTime clock = shown.toLocalTime();
    ZonedDateTime here = day.atTime(clock).atZone(zone);
    for (ZonedDateTime one :
        new ZonedDateTime[] {here.withEarlierOffsetAtOverlap(), here.withLaterOffsetAtOverlap()}) {
      Instant end = one.toInstant();
      if (end.isAfter(time) && end.isBefore(midnight)) {
        ends.add(end);
      }
    }
  }
}
