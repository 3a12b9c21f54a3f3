package dev.crmcore.task;

import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.event.Alert;
import dev.crmcore.gateway.Alerts;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.Due;
import dev.crmcore.model.Task;
import dev.crmcore.model.ToldDeadlines;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Sort;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds of tasks and tells of those that were not done in time, each once. Of several processes
 * one goes on and the others leave it to it.
 */
public final class DueTasks {
  private static final Logger LOG = LoggerFactory.getLogger(DueTasks.class);
  private static final int BATCH = 200;

  private final Gateway gateway;

  /** Creates it on a gateway which sees everything of its tenant. */
  public DueTasks(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Tells what is due now and returns of how much. */
  public int runDue() {
    int told = 0;
    try {
      int batch;
      do {
        batch = gateway.change(Origin.of("task.remind"), this::batch);
        told += batch;
      } while (batch > 0);
    } catch (ConflictException e) {
      LOG.info("Another process tells of tasks; what is left is told by the next call.");
    }
    return told;
  }

  private int batch(ChangeSet changes) {
    List<Task> due =
        changes
            .reader()
            .query(
                TaskFields.TYPE,
                Conditions.atMost(TaskFields.NEXT_ALARM_AT, changes.now()),
                List.of(Sort.descending(TaskFields.NEXT_ALARM_AT)),
                BATCH,
                null)
            .items();
    int told = 0;
    for (Task task : due) {
      ToldDeadlines now = task.told();
      Due by = task.due();
      now = tell(changes, task, now, Alert.Kind.TASK_REMINDER, Task.REMINDER, task.remindAt());
      now =
          tell(
              changes,
              task,
              now,
              Alert.Kind.TASK_OVERDUE,
              Task.DEADLINE,
              by == null ? null : by.deadline());
      changes.update(TaskFields.TYPE, task.toBuilder().told(now).build());
      told++;
    }
    return told;
  }

  private ToldDeadlines tell(
      ChangeSet changes,
      Task task,
      ToldDeadlines told,
      Alert.Kind kind,
      String name,
      @Nullable Instant at) {
    if (at == null || at.isAfter(changes.now()) || told.has(name, at)) {
      return told;
    }
    boolean reminder = kind == Alert.Kind.TASK_REMINDER;
    changes.announce(
        Alerts.TOPIC,
        Alerts.write(
            new Alert(
                gateway.actor().tenant(),
                kind,
                TaskFields.TYPE.name(),
                task.id().value(),
                task.customerId(),
                task.assignee(),
                (reminder ? "To do: '%s'." : "The task '%s' is overdue.").formatted(task.subject()),
                at,
                changes.now())));
    return told.with(name, at);
  }
}
