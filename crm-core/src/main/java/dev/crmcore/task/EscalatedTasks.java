package dev.crmcore.task;

import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.event.Alert;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.PassedDeadlines;
import dev.crmcore.model.Due;
import dev.crmcore.model.Task;
import dev.crmcore.model.ToldDeadline;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives tasks that are overdue for long to whom the host says, each once for each deadline: by the
 * rule whose time comes first, and of several the first.
 */
public final class EscalatedTasks {
  private static final Condition WAITING =
      Conditions.not(
          Conditions.has(
              TaskFields.TOLD,
              new Condition.Compare("name", Operator.EQ, List.of(Operand.of(Task.ESCALATION)))));

  private final Gateway gateway;
  private final List<TaskEscalation> rules;

  /** Creates it on a gateway which sees everything of its tenant. */
  public EscalatedTasks(Gateway gateway, List<TaskEscalation> rules) {
    this.gateway = gateway;
    this.rules = rules.stream().sorted(Comparator.comparing(TaskEscalation::after)).toList();
  }

  /** Gives on what is due for that now and returns how many tasks. */
  public int runDue() {
    int given = 0;
    for (TaskEscalation rule : rules) {
      given +=
          new PassedDeadlines<>(gateway, TaskFields.TYPE, TaskFields.OVERDUE_AT)
              .tell(
                  "task.escalate",
                  condition(rule),
                  rule.after(),
                  (changes, task) -> give(changes, task, rule));
    }
    return given;
  }

  private static Condition condition(TaskEscalation rule) {
    List<Condition> parts = new ArrayList<>(List.of(WAITING));
    if (rule.queue() != null) {
      parts.add(Conditions.equal(TaskFields.QUEUE, rule.queue()));
    }
    if (rule.assignee() != null) {
      parts.add(Conditions.equal(TaskFields.ASSIGNEE, rule.assignee()));
    }
    return Conditions.all(parts.toArray(Condition[]::new));
  }

  /** Whoever took it from its queue for a while is not whose it is. */
  private static @Nullable String before(Task task) {
    if (task.escalatedFrom() != null) {
      return task.escalatedFrom();
    }
    return task.claimedUntil() == null ? task.assignee() : null;
  }

  private int give(ChangeSet changes, Task task, TaskEscalation rule) {
    Due due = task.due();
    if (due == null) {
      return 0;
    }
    Instant deadline = due.deadline();
    changes.update(
        TaskFields.TYPE,
        task.toBuilder()
            .assignee(rule.to())
            .escalatedFrom(before(task))
            .claimedUntil(null)
            .told(new ToldDeadline(Task.ESCALATION, deadline).in(task.told()))
            .build());
    PassedDeadlines.announce(
        changes,
        new Alert(
            gateway.actor().tenant(),
            Alert.Kind.TASK_ESCALATED,
            TaskFields.TYPE.name(),
            task.id().value(),
            task.customerId(),
            rule.to(),
            "The task '%s' is overdue and goes to %s.".formatted(task.subject(), rule.to()),
            deadline,
            changes.now()));
    return 1;
  }
}
