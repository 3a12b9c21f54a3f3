package dev.crmcore.task;

import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.event.Alert;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.PassedDeadlines;
import dev.crmcore.model.Due;
import dev.crmcore.model.Task;
import dev.crmcore.model.ToldDeadline;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reminds of tasks and tells of those that were not done in time, each once. */
public final class DueTasks {
  private final Gateway gateway;

  /** Creates it on a gateway which sees everything of its tenant. */
  public DueTasks(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Tells what is due now and returns of how many tasks. */
  public int runDue() {
    return new PassedDeadlines<>(gateway, TaskFields.TYPE, TaskFields.NEXT_ALARM_AT)
        .tell("task.remind", this::tell);
  }

  private int tell(ChangeSet changes, Task task) {
    Due by = task.due();
    List<ToldDeadline> told =
        told(changes, task, task.told(), Alert.Kind.TASK_REMINDER, task.remindAt());
    told = told(changes, task, told, Alert.Kind.TASK_OVERDUE, by == null ? null : by.deadline());
    changes.update(TaskFields.TYPE, task.toBuilder().told(told).build());
    return 1;
  }

  private List<ToldDeadline> told(
      ChangeSet changes,
      Task task,
      List<ToldDeadline> told,
      Alert.Kind kind,
      @Nullable Instant at) {
    boolean reminder = kind == Alert.Kind.TASK_REMINDER;
    String name = reminder ? Task.REMINDER : Task.DEADLINE;
    if (at == null || at.isAfter(changes.now())) {
      return told;
    }
    ToldDeadline passed = new ToldDeadline(name, at);
    if (told.contains(passed)) {
      return told;
    }
    PassedDeadlines.announce(
        changes,
        new Alert(
            gateway.actor().tenant(),
            kind,
            TaskFields.TYPE.name(),
            task.id().value(),
            task.customerId(),
            task.assignee(),
            (reminder ? "To do: '%s'." : "The task '%s' is overdue.").formatted(task.subject()),
            at,
            changes.now()));
    return passed.in(told);
  }
}
