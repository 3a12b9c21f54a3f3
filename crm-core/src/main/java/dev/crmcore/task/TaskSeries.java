package dev.crmcore.task;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Due;
import dev.crmcore.model.Recurrence;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Task;
import dev.crmcore.model.TaskId;
import dev.crmcore.model.TaskStatus;
import dev.crmcore.recurrence.RecurrenceRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When tasks that repeat come again, and as what. Immutable and safe for all threads. */
final class TaskSeries {
  private static final int MOST = 1_000;

  private final RecurrenceRules rules;

  TaskSeries(RecurrenceRules rules) {
    this.rules = rules;
  }

  /** Returns the id under which the tasks of a series know one another. */
  static TaskId root(Task task) {
    TaskId first = task.seriesId();
    return first == null ? task.id() : first;
  }

  /**
   * Returns a task with which a series begins when it is due; one that does not repeat as it is.
   */
  Task begun(Task task) {
    Recurrence given = task.recurrence();
    return given == null
        ? task
        : task.toBuilder().recurrence(anchored(given, required(task.due()))).build();
  }

  private Recurrence anchored(Recurrence given, Due due) {
    ZoneId zone = due instanceof Due.OnDay day ? day.zone() : given.zone();
    LocalDateTime start = local(due, zone);
    Iterator<LocalDateTime> times = rules.times(given.rule(), start, zone);
    times.next();
    if (!times.hasNext()) {
      throw new InvalidInputException(
          "E_RECURRENCE",
          "A task that is due on %s does not come again by the rule '%s'."
              .formatted(start.toLocalDate(), given.rule()));
    }
    return new Recurrence(given.rule(), zone, start, start);
  }

  /**
   * Returns how a changed task repeats: a series goes on unless its rule or kind of date changes.
   */
  Task continued(Task stored, Task changed) {
    Recurrence given = changed.recurrence();
    if (given == null) {
      return changed;
    }
    Due due = required(changed.due());
    boolean same =
        given.equals(stored.recurrence())
            && stored.due() != null
            && isOnDay(due) == isOnDay(stored.due());
    return same ? changed : begun(changed);
  }

  private static boolean isOnDay(@Nullable Due due) {
    return due instanceof Due.OnDay;
  }

  private static Due required(@Nullable Due due) {
    if (due == null) {
      throw new InvalidInputException(
          "E_RECURRENCE", "A task that repeats is due: say when it is due first.");
    }
    return due;
  }

  /**
   * Returns the task that comes after another, as it is to be stored: on the first date of the
   * series after the other's that has not passed. Empty where the series is over.
   */
  Optional<Task> next(Task done, Instant now) {
    Due due = done.due();
    Recurrence recurrence = done.recurrence();
    LocalDateTime slot = recurrence == null ? null : recurrence.slot();
    if (recurrence == null || due == null || slot == null) {
      return Optional.empty();
    }
    Iterator<LocalDateTime> times = times(recurrence);
    while (times.hasNext()) {
      LocalDateTime time = times.next();
      Due next = at(time, recurrence.zone(), isOnDay(due));
      if (time.isAfter(slot) && next.deadline().isAfter(now)) {
        return Optional.of(moved(done, recurrence, time, next));
      }
    }
    return Optional.empty();
  }

  private static Task moved(Task done, Recurrence recurrence, LocalDateTime slot, Due next) {
    // Whoever took it from a queue, or was given it late, had that one; the next waits again.
    boolean taken =
        done.queue() != null
            && (done.claimedUntil() != null
                || done.told().stream().anyMatch(told -> told.name().equals(Task.ESCALATION)));
    String escalatedFrom = done.escalatedFrom();
    return done.toBuilder()
        .id(TaskId.UNASSIGNED)
        .due(next)
        .assignee(escalatedFrom != null ? escalatedFrom : taken ? null : done.assignee())
        .escalatedFrom(null)
        .status(TaskStatus.OPEN)
        .completedAt(null)
        .claimedUntil(null)
        .after(null)
        .remindAt(reminder(done, next))
        .recurrence(new Recurrence(recurrence.rule(), recurrence.zone(), recurrence.start(), slot))
        .seriesId(root(done))
        .playbookRunId(null)
        .step(null)
        .told(List.of())
        .checklist(done.checklist().stream().map(item -> item.withDone(false)).toList())
        .revision(Revision.NEW)
        .build();
  }

  /**
   * Before a moment, so much time; for a day, so many days before and at that time of day, whatever
   * the clocks do in between.
   */
  private static @Nullable Instant reminder(Task done, Due next) {
    Instant at = done.remindAt();
    if (at == null) {
      return null;
    }
    if (done.due() instanceof Due.OnDay old && next instanceof Due.OnDay day) {
      LocalDateTime local = LocalDateTime.ofInstant(at, old.zone());
      long before = ChronoUnit.DAYS.between(local.toLocalDate(), old.day());
      return day.day().minusDays(before).atTime(local.toLocalTime()).atZone(day.zone()).toInstant();
    }
    return next.deadline().minus(Duration.between(at, required(done.due()).deadline()));
  }

  /** Returns the first dates of a series that is not stored, the first included. */
  List<Due> dates(Recurrence recurrence, Due first, int limit) {
    Recurrence anchored = anchored(recurrence, first);
    return some(times(anchored), anchored.zone(), isOnDay(first), null, limit);
  }

  /** Returns the dates after that of a task. */
  List<Due> after(Task task, int limit) {
    Recurrence recurrence = task.recurrence();
    return recurrence == null
        ? some(List.<LocalDateTime>of().iterator(), ZoneId.of("UTC"), false, null, limit)
        : some(times(recurrence), recurrence.zone(), isOnDay(task.due()), recurrence.slot(), limit);
  }

  private static List<Due> some(
      Iterator<LocalDateTime> times,
      ZoneId zone,
      boolean onDay,
      @Nullable LocalDateTime after,
      int limit) {
    if (limit < 1 || limit > MOST) {
      throw new InvalidInputException(
          "E_LIMIT", "Ask for 1 to %d dates, not %d.".formatted(MOST, limit));
    }
    List<Due> dates = new ArrayList<>();
    while (dates.size() < limit && times.hasNext()) {
      LocalDateTime time = times.next();
      if (after == null || time.isAfter(after)) {
        dates.add(at(time, zone, onDay));
      }
    }
    return List.copyOf(dates);
  }

  private Iterator<LocalDateTime> times(Recurrence recurrence) {
    LocalDateTime start = recurrence.start();
    return start == null
        ? List.<LocalDateTime>of().iterator()
        : rules.times(recurrence.rule(), start, recurrence.zone());
  }

  private static LocalDateTime local(Due due, ZoneId zone) {
    return due instanceof Due.OnDay day
        ? day.day().atStartOfDay()
        : LocalDateTime.ofInstant(due.deadline(), zone).truncatedTo(ChronoUnit.MICROS);
  }

  /** A time that clocks pass over is as much later, one that comes twice is the first. */
  private static Due at(LocalDateTime time, ZoneId zone, boolean onDay) {
    return onDay ? Due.onDay(time.toLocalDate(), zone) : Due.at(time.atZone(zone).toInstant());
  }
}
