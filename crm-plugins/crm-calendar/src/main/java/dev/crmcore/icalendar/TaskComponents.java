package dev.crmcore.icalendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.ICalComponent;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.component.VTodo;
import biweekly.io.ParseContext;
import biweekly.io.TimezoneAssignment;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.parameter.Related;
import biweekly.property.Categories;
import biweekly.property.Created;
import biweekly.property.DateDue;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.DateStart;
import biweekly.property.DateTimeStamp;
import biweekly.property.Description;
import biweekly.property.LastModified;
import biweekly.property.Priority;
import biweekly.property.RecurrenceId;
import biweekly.property.Sequence;
import biweekly.property.Status;
import biweekly.property.Summary;
import biweekly.property.Transparency;
import biweekly.property.Trigger;
import biweekly.property.Uid;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import dev.crmcore.model.Due;
import dev.crmcore.model.Recurrence;
import dev.crmcore.model.Task;
import dev.crmcore.model.TaskStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts tasks into a calendar. Not safe for use by several threads. */
final class TaskComponents {
  /** The word of RFC 5545, section 3.8.1.11; the library has another one. */
  private static final String IN_PROCESS = "IN-PROCESS";

  private final ICalendar calendar;
  private final Instant first;
  private final Instant now;
  private final Map<ZoneId, TimezoneAssignment> zones = new HashMap<>();

  /**
   * Creates it.
   *
   * @param first the earliest date of all that is added
   */
  TaskComponents(ICalendar calendar, Instant first, Instant now) {
    this.calendar = calendar;
    this.first = first;
    this.now = now;
  }

  /** Returns the moments that stand in local time in a file with a task. */
  static Stream<Instant> dates(Task task) {
    Due due = task.due();
    Recurrence recurrence = task.recurrence();
    LocalDateTime slot = recurrence == null ? null : recurrence.slot();
    return Stream.concat(
        due == null ? Stream.empty() : Stream.of(due.deadline()),
        recurrence == null || slot == null
            ? Stream.empty()
            : Stream.of(slot.atZone(recurrence.zone()).toInstant()));
  }

  void add(Task task, boolean asEvent) {
    Due due = task.due();
    if (asEvent && due == null) {
      return;
    }
    Recurrence recurrence = task.isOpen() ? task.recurrence() : null;
    LocalDateTime start = recurrence == null ? null : recurrence.start();
    LocalDateTime slot = recurrence == null ? null : recurrence.slot();
    if (recurrence == null || due == null || start == null || slot == null) {
      add(component(task, due, null, asEvent), task, null);
      return;
    }
    boolean onDay = due instanceof Due.OnDay;
    Due planned =
        onDay
            ? Due.onDay(slot.toLocalDate(), recurrence.zone())
            : Due.at(slot.atZone(recurrence.zone()).toInstant());
    ICalComponent master = component(task, planned, recurrence.zone(), asEvent);
    master.addProperty(rule(RemainingRule.of(recurrence, start, slot, onDay)));
    add(master, task, planned);
    if (!planned.deadline().equals(due.deadline())) {
      // It was moved, and the rest of the series was not.
      ICalComponent moved = component(task, due, recurrence.zone(), asEvent);
      moved.addProperty(dated(new RecurrenceId(date(planned)), planned, recurrence.zone()));
      add(moved, task, due);
    }
  }

  /** Adds a component; what repeats is reminded of as long before, and the rest at a moment. */
  private void add(ICalComponent component, Task task, @Nullable Due repeated) {
    Instant at = task.remindAt();
    Due due = task.due();
    if (at != null && task.isOpen()) {
      Trigger trigger =
          repeated == null || due == null
              ? new Trigger(Date.from(at))
              : new Trigger(
                  early(at, due), component instanceof VTodo ? Related.END : Related.START);
      component.addComponent(VAlarm.display(trigger, task.subject()));
    }
    calendar.addComponent(component);
  }

  /** How long after the start of its day, or of its moment, a reminder comes; mostly before. */
  private static Duration early(Instant at, Due due) {
    java.time.Duration distance =
        due instanceof Due.OnDay day
            ? java.time.Duration.between(
                day.day().atStartOfDay(), LocalDateTime.ofInstant(at, day.zone()))
            : java.time.Duration.between(due.deadline(), at);
    return Duration.fromMillis(distance.toSeconds() * 1_000);
  }

  private ICalComponent component(
      Task task, @Nullable Due due, @Nullable ZoneId zone, boolean asEvent) {
    ICalComponent component = asEvent ? new VEvent() : new VTodo();
    component.setProperty(new Uid("task-" + task.id() + "@dev.crmcore"));
    component.setProperty(new DateTimeStamp(Date.from(now)));
    component.setProperty(new Summary(task.subject()));
    component.setProperty(new Created(Date.from(task.revision().createdAt())));
    component.setProperty(new LastModified(Date.from(task.revision().updatedAt())));
    component.setProperty(
        new Sequence(
            (int) Math.min(Integer.MAX_VALUE, Math.max(0, task.revision().version() - 1))));
    component.setProperty(new Priority(priority(task)));
    String description = description(task);
    if (!description.isEmpty()) {
      component.setProperty(new Description(description));
    }
    if (task.queue() != null) {
      component.setProperty(new Categories(task.queue()));
    }
    if (component instanceof VTodo todo) {
      state(todo, task);
    } else {
      component.setProperty(
          task.status() == TaskStatus.CANCELLED ? Status.cancelled() : Status.confirmed());
      component.setProperty(Transparency.transparent());
    }
    if (due != null && (asEvent || zone != null)) {
      // A to-do that repeats starts and is due at once: rules are about the start.
      component.setProperty(dated(new DateStart(date(due)), due, zone));
    }
    if (due != null && !asEvent) {
      component.setProperty(dated(new DateDue(date(due)), due, zone));
    }
    return component;
  }

  private static void state(VTodo todo, Task task) {
    todo.setStatus(
        switch (task.status()) {
          case OPEN -> Status.needsAction();
          case IN_PROGRESS -> new Status(IN_PROCESS);
          case DONE -> Status.completed();
          case CANCELLED -> Status.cancelled();
        });
    if (task.status() == TaskStatus.DONE) {
      todo.setPercentComplete(100);
      Instant at = task.completedAt();
      todo.setCompleted(at == null ? null : Date.from(at));
    }
  }

  private static int priority(Task task) {
    return switch (task.priority()) {
      case URGENT -> 1;
      case HIGH -> 3;
      case NORMAL -> 5;
      case LOW -> 9;
    };
  }

  private static String description(Task task) {
    return Stream.concat(
            Stream.ofNullable(task.notes()),
            task.checklist().stream().map(item -> (item.done() ? "[x] " : "[ ] ") + item.text()))
        .collect(Collectors.joining("\n"));
  }

  private static ICalDate date(Due due) {
    if (due instanceof Due.OnDay on) {
      LocalDate day = on.day();
      return new ICalDate(
          new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }
    return new ICalDate(Date.from(due.deadline()));
  }

  /** A moment stands in UTC, unless it repeats. */
  private <P extends DateOrDateTimeProperty> P dated(P property, Due due, @Nullable ZoneId zone) {
    if (zone != null && due instanceof Due.At) {
      calendar.getTimezoneInfo().setTimezone(property, zone(zone));
    }
    return property;
  }

  private TimezoneAssignment zone(ZoneId zone) {
    return zones.computeIfAbsent(zone, id -> ZoneComponents.of(id, first, now));
  }

  private static biweekly.property.RecurrenceRule rule(String text) {
    ParseContext context = new ParseContext();
    context.setVersion(ICalVersion.V2_0);
    return new RecurrenceRuleScribe().parseText(text, null, new ICalParameters(), context);
  }
}
