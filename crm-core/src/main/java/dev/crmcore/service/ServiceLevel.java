package dev.crmcore.service;

import static java.util.Objects.requireNonNull;

import dev.crmcore.calendar.WorkingCalendar;
import dev.crmcore.model.Priority;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What customers are promised: how quickly their cases are dealt with, by priority, in the hours of
 * a calendar. Immutable and safe for all threads.
 */
public final class ServiceLevel {
  private final String name;
  private final WorkingCalendar calendar;
  private final Map<Priority, ServiceTargets> targets;
  private final @Nullable String escalateTo;

  private ServiceLevel(
      String name,
      WorkingCalendar calendar,
      Map<Priority, ServiceTargets> targets,
      @Nullable String escalateTo) {
    this.name = requireNonNull(name, "name");
    this.calendar = requireNonNull(calendar, "calendar");
    this.targets = targets;
    this.escalateTo = escalateTo;
  }

  /** Returns a level without promises. */
  public static ServiceLevel of(String name, WorkingCalendar calendar) {
    return new ServiceLevel(name, calendar, new EnumMap<>(Priority.class), null);
  }

  /** Returns this level with what is promised for a priority. */
  public ServiceLevel promise(Priority priority, ServiceTargets promised) {
    Map<Priority, ServiceTargets> more = new EnumMap<>(Priority.class);
    more.putAll(targets);
    more.put(priority, requireNonNull(promised, "promised"));
    return new ServiceLevel(name, calendar, more, escalateTo);
  }

  /** Returns this level, whose cases go to somebody when a deadline passes. */
  public ServiceLevel escalateTo(String owner) {
    return new ServiceLevel(name, calendar, targets, requireNonNull(owner, "owner"));
  }

  /** Returns the name, by which cases refer to it. */
  public String name() {
    return name;
  }

  /** Returns the hours in which its clocks run. */
  public WorkingCalendar calendar() {
    return calendar;
  }

  /** Returns what is promised for a priority; without clocks where nothing is. */
  public ServiceTargets targets(Priority priority) {
    return targets.getOrDefault(priority, new ServiceTargets(null, null, null));
  }

  /** Returns to whom cases go when a deadline passes. */
  public Optional<String> escalateTo() {
    return Optional.ofNullable(escalateTo);
  }
}
