package dev.crmcore.task;

import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Task;
import dev.crmcore.model.TaskId;
import dev.crmcore.model.TaskStatus;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import java.util.List;

/** What is to be done. Belongs to one session; not safe for use by several threads at once. */
public final class Tasks {
  private static final Condition UNDONE =
      Conditions.in(TaskFields.STATUS, List.of(TaskStatus.OPEN, TaskStatus.IN_PROGRESS));

  private final Gateway gateway;

  /** Creates the service; hosts get it from their session. */
  public Tasks(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Stores a new task and returns it as stored. */
  public Task create(Task task) {
    return gateway.change(
        Origin.of("task.create"),
        changes -> changes.create(TaskFields.TYPE, aboutLiving(changes, task)));
  }

  /**
   * Stores a changed task and returns it as stored.
   *
   * @throws dev.crmcore.error.ConflictException if it was changed meanwhile
   */
  public Task update(Task task) {
    return gateway.change(
        Origin.of("task.update"),
        changes -> changes.update(TaskFields.TYPE, aboutLiving(changes, task)));
  }

  /** A task about a customer that was merged is about its survivor. */
  private static Task aboutLiving(ChangeSet changes, Task task) {
    CustomerId about = task.customerId();
    return about == null
        ? task
        : task.toBuilder().customerId(Customers.require(changes.reader(), about).id()).build();
  }

  /** Marks a task as done. Doing so twice changes nothing. */
  public Task complete(TaskId id) {
    return gateway.change(
        Origin.of("task.complete"),
        changes -> {
          Task task = changes.reader().get(TaskFields.TYPE, id.value());
          return task.status() == TaskStatus.DONE
              ? task
              : changes.update(
                  TaskFields.TYPE,
                  task.toBuilder().status(TaskStatus.DONE).completedAt(changes.now()).build());
        });
  }

  /** Returns the undone tasks of somebody, the earliest due first, undated ones last. */
  public Page<Task> agenda(String assignee, int limit) {
    return undone(Conditions.equal(TaskFields.ASSIGNEE, assignee), limit);
  }

  /** Returns the undone tasks whose deadline has passed, the longest overdue first. */
  public Page<Task> overdue(int limit) {
    return undone(Conditions.atMost(TaskFields.DEADLINE, gateway.engine().now()), limit);
  }

  private Page<Task> undone(Condition which, int limit) {
    return gateway.read(
        reader ->
            reader.query(
                TaskFields.TYPE,
                Conditions.all(which, UNDONE),
                List.of(Sort.ascending(TaskFields.DEADLINE)),
                limit,
                null));
  }
}
