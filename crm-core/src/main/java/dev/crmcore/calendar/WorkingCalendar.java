package dev.crmcore.calendar;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * When somebody works: hours of the days of a week in a zone, without holidays. Working time is
 * time that passes while it is open: where clocks go forward between two and three, a day that is
 * open from midnight to noon has eleven hours. Immutable and safe for all threads, as far as its
 * holidays are.
 */
public final class WorkingCalendar {
  private static final int MAX_DAYS = 3_660;

  private record Hours(LocalTime from, LocalTime to) {}

  private record Stretch(Instant from, Instant to) {}

  private final ZoneId zone;
  private final Map<DayOfWeek, List<Hours>> week;
  private final Predicate<LocalDate> holidays;

  private WorkingCalendar(
      ZoneId zone, Map<DayOfWeek, List<Hours>> week, Predicate<LocalDate> holidays) {
    this.zone = zone;
    this.week = week;
    this.holidays = holidays;
  }

  /** Returns the calendar that is open all the time. */
  public static WorkingCalendar always() {
    return in(ZoneId.of("UTC"))
        .open(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
  }

  /** Returns a calendar in a zone that is never open yet. */
  public static WorkingCalendar in(ZoneId zone) {
    return new WorkingCalendar(
        requireNonNull(zone, "zone"), new EnumMap<>(DayOfWeek.class), day -> false);
  }

  /** Returns this calendar, open on Monday to Friday from one time to another, too. */
  public WorkingCalendar weekdays(LocalTime from, LocalTime to) {
    return open(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), from, to);
  }

  /**
   * Returns this calendar, open on days of the week from one time to another, too: twice for a day
   * with a pause.
   *
   * @param to after {@code from}; midnight is the end of the day
   * @throws InvalidInputException if the times are the wrong way round or overlap with others
   */
  public WorkingCalendar open(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
      throw new InvalidInputException(
          ("Working hours go from an earlier time to a later one, not from %s to %s; write hours"
                  + " over midnight as two, to 00:00 and from 00:00.")
              .formatted(from, to));
    }
    Map<DayOfWeek, List<Hours>> more = new EnumMap<>(DayOfWeek.class);
    more.putAll(week);
    for (DayOfWeek day : days) {
      List<Hours> hours = new ArrayList<>(week.getOrDefault(day, List.of()));
      hours.add(new Hours(from, to));
      hours.sort(Comparator.comparing(Hours::from));
      requireApart(day, hours);
      more.put(day, List.copyOf(hours));
    }
    return new WorkingCalendar(zone, more, holidays);
  }

  private static void requireApart(DayOfWeek day, List<Hours> hours) {
    for (int i = 1; i < hours.size(); i++) {
      LocalTime end = hours.get(i - 1).to();
      if (end.equals(LocalTime.MIDNIGHT) || end.isAfter(hours.get(i).from())) {
        throw new InvalidInputException("Two working hours of " + day + " overlap.");
      }
    }
  }

  /** Returns this calendar, closed on some days. */
  public WorkingCalendar closed(Collection<LocalDate> days) {
    Set<LocalDate> known = Set.copyOf(days);
    return closed(known::contains);
  }

  /** Returns this calendar, closed on days of which something is true: a source of holidays. */
  public WorkingCalendar closed(Predicate<LocalDate> newHolidays) {
    return new WorkingCalendar(zone, week, holidays.or(newHolidays));
  }

  /** Returns the zone. */
  public ZoneId zone() {
    return zone;
  }

  /** Tells whether it is open at a moment; at the moment of closing it is not. */
  public boolean isOpen(Instant moment) {
    return stretches(LocalDate.ofInstant(moment, zone)).stream()
        .anyMatch(open -> !moment.isBefore(open.from()) && moment.isBefore(open.to()));
  }

  /** Tells whether it is open at some time of a day. */
  public boolean isWorkingDay(LocalDate day) {
    return !stretches(day).isEmpty();
  }

  /**
   * Returns the day that is so many working days after another; for none, the day itself if it is
   * one, else the next one.
   *
   * @param days at least 0
   * @throws InvalidInputException with the code {@code E_LIMIT} if that takes more than ten years
   */
  public LocalDate plusWorkingDays(LocalDate start, long days) {
    if (days < 0) {
      throw new InvalidInputException("Working days are not negative, but were " + days + ".");
    }
    long left = isWorkingDay(start) ? days : Math.max(days, 1);
    LocalDate day = start;
    for (int i = 0; left > 0; i++) {
      if (i == MAX_DAYS) {
        throw new InvalidInputException(
            "E_LIMIT",
            "The calendar has no %d working days in the next ten years.".formatted(days));
      }
      day = day.plusDays(1);
      left -= isWorkingDay(day) ? 1 : 0;
    }
    return day;
  }

  /**
   * Returns the first moment by which so much working time has passed since another; for no working
   * time, the moment itself if it is open, else when it opens next.
   *
   * @param working at least nothing
   * @throws InvalidInputException with the code {@code E_LIMIT} if that takes more than ten years
   */
  public Instant plus(Instant start, Duration working) {
    if (working.isNegative()) {
      throw new InvalidInputException("Working time is not negative, but was " + working + ".");
    }
    Duration left = working;
    LocalDate day = LocalDate.ofInstant(start, zone);
    for (int i = 0; i <= MAX_DAYS; i++) {
      for (Stretch open : stretches(day.plusDays(i))) {
        Instant from = later(open.from(), start);
        if (from.isBefore(open.to())) {
          Duration here = Duration.between(from, open.to());
          if (left.compareTo(here) <= 0) {
            return from.plus(left);
          }
          left = left.minus(here);
        }
      }
    }
    throw new InvalidInputException(
        "E_LIMIT",
        "The calendar has no %s of working time in the next ten years.".formatted(working));
  }

  /**
   * Returns how much working time lies between two moments; none if they are the wrong way round.
   */
  public Duration between(Instant start, Instant end) {
    Duration sum = Duration.ZERO;
    LocalDate last = LocalDate.ofInstant(end, zone);
    for (LocalDate day = LocalDate.ofInstant(start, zone);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      for (Stretch open : stretches(day)) {
        Instant from = later(open.from(), start);
        Instant to = open.to().isBefore(end) ? open.to() : end;
        if (from.isBefore(to)) {
          sum = sum.plus(Duration.between(from, to));
        }
      }
    }
    return sum;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private List<Stretch> stretches(LocalDate day) {
    List<Hours> hours = week.getOrDefault(day.getDayOfWeek(), List.of());
    if (hours.isEmpty() || holidays.test(day)) {
      return List.of();
    }
    List<Stretch> stretches = new ArrayList<>(hours.size());
    for (Hours one : hours) {
      Instant from = at(day.atTime(one.from()));
      Instant to =
          one.to().equals(LocalTime.MIDNIGHT)
              ? day.plusDays(1).atStartOfDay(zone).toInstant()
              : at(day.atTime(one.to()));
      if (from.isBefore(to)) {
        stretches.add(new Stretch(from, to));
      }
    }
    return stretches;
  }

  /** A time that clocks pass over is the moment at which they do. */
  private Instant at(LocalDateTime local) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap() ? change.getInstant() : local.atZone(zone).toInstant();
  }
}
