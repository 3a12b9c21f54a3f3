package dev.crmcore.lead;

import static java.util.Objects.requireNonNull;

import dev.crmcore.calendar.WorkingCalendar;
import dev.crmcore.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * To whom leads go of which something holds, and how soon they must be answered. Immutable and safe
 * for all threads, as far as its source of absences is.
 */
public final class AssignmentRule {
  /** Who of several gets the next lead. */
  public enum Way {
    /** Whoever got one longest ago. */
    ROUND_ROBIN,
    /** Whoever has the fewest open leads; of several, whoever got one longest ago. */
    LEAST_BUSY
  }

  private final String name;
  private final String condition;
  private final Way way;
  private final Map<String, Integer> people;
  private final WorkingCalendar calendar;
  private final @Nullable Duration answerWithin;
  private final BiPredicate<String, LocalDate> absent;
  private final Map<String, WorkingCalendar> hours;

  private AssignmentRule(
      String name,
      String condition,
      Way way,
      Map<String, Integer> people,
      WorkingCalendar calendar,
      @Nullable Duration answerWithin,
      BiPredicate<String, LocalDate> absent,
      Map<String, WorkingCalendar> hours) {
    this.name = name;
    this.condition = condition;
    this.way = way;
    this.people = people;
    this.calendar = calendar;
    this.answerWithin = answerWithin;
    this.absent = absent;
    this.hours = hours;
  }

  /**
   * Returns a rule for leads of which a condition holds.
   *
   * @param name what it is called, for people
   * @param condition on leads, in the text form of conditions: {@code "city = 'Oslo'"}
   */
  public static AssignmentRule when(String name, String condition) {
    return new AssignmentRule(
        requireNonNull(name, "name"),
        requireNonNull(condition, "condition"),
        Way.ROUND_ROBIN,
        Map.of(),
        WorkingCalendar.always(),
        null,
        (who, day) -> false,
        Map.of());
  }

  /** Returns this rule with somebody more who takes leads, as many as there are. */
  public AssignmentRule to(String person) {
    return to(person, Integer.MAX_VALUE);
  }

  /**
   * Returns this rule with somebody more who takes leads.
   *
   * @param capacity how many open leads they take at most, 1 or more
   * @throws InvalidInputException if it is less
   */
  public AssignmentRule to(String person, int capacity) {
    if (capacity < 1) {
      throw new InvalidInputException(person + " takes at least one lead, not " + capacity + ".");
    }
    Map<String, Integer> more = new LinkedHashMap<>(people);
    more.put(person, capacity);
    return new AssignmentRule(name, condition, way, more, calendar, answerWithin, absent, hours);
  }

  /** Returns this rule with another way to choose. */
  public AssignmentRule by(Way newWay) {
    return new AssignmentRule(
        name,
        condition,
        requireNonNull(newWay, "newWay"),
        people,
        calendar,
        answerWithin,
        absent,
        hours);
  }

  /** Returns this rule, whose leads must be answered within so much working time. */
  public AssignmentRule answeredWithin(Duration time, WorkingCalendar office) {
    return new AssignmentRule(name, condition, way, people, office, time, absent, hours);
  }

  /** Returns this rule, which gives nothing to whoever is absent on the day of the calendar. */
  public AssignmentRule unlessAbsent(BiPredicate<String, LocalDate> newAbsent) {
    return new AssignmentRule(
        name,
        condition,
        way,
        people,
        calendar,
        answerWithin,
        requireNonNull(newAbsent, "absent"),
        hours);
  }

  /**
   * Returns this rule, in which somebody works at some hours. Who is at work when a lead comes is
   * chosen before those who are not; at night, when nobody is, hours do not matter.
   */
  public AssignmentRule working(String person, WorkingCalendar at) {
    Map<String, WorkingCalendar> more = new LinkedHashMap<>(hours);
    more.put(person, requireNonNull(at, "at"));
    return new AssignmentRule(name, condition, way, people, calendar, answerWithin, absent, more);
  }

  /** Returns what it is called. */
  public String name() {
    return name;
  }

  /** Returns what has to hold. */
  public String condition() {
    return condition;
  }

  Way way() {
    return way;
  }

  WorkingCalendar calendar() {
    return calendar;
  }

  Optional<Duration> answerWithin() {
    return Optional.ofNullable(answerWithin);
  }

  /** Returns who may get a lead on a day, in the order in which they were named. */
  List<String> present(LocalDate day) {
    List<String> present = new ArrayList<>(people.keySet());
    present.removeIf(person -> absent.test(person, day));
    return present;
  }

  /** Tells whether somebody is at work. */
  boolean isAtWork(String person, Instant moment) {
    WorkingCalendar at = hours.get(person);
    return at == null || at.isOpen(moment);
  }

  int capacity(String person) {
    return people.getOrDefault(person, 0);
  }
}
