package dev.crmcore.task;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Due;
import dev.crmcore.model.Recurrence;
import dev.crmcore.model.Task;
import dev.crmcore.model.TaskId;
import dev.crmcore.model.TaskStatus;
import dev.crmcore.model.ToldDeadline;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import dev.crmcore.recurrence.RecurrenceRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What is to be done. Belongs to one session; not safe for use by several threads at once. */
public final class Tasks {
  private static final Condition UNDONE =
      Conditions.in(TaskFields.STATUS, List.of(TaskStatus.OPEN, TaskStatus.IN_PROGRESS));

  private static final String SERIES = "series";

  private static final int LOOKED_AT = 100;
  private static final int MAX_CHAIN = 1_000;
  private static final int MAX_SERIES = 1_000;

  private final Gateway gateway;
  private final TaskSeries series;

  /** Creates the service; hosts get it from their session. */
  public Tasks(Gateway gateway, RecurrenceRules rules) {
    this.gateway = gateway;
    this.series = new TaskSeries(rules);
  }

  /**
   * Stores a new task and returns it as stored; nobody has claimed it, and one that is done already
   * is done now unless it says when. One that repeats is the first of a series: when it is done or
   * cancelled, the next one is stored in the same change, {@link #complete}.
   *
   * @throws InvalidInputException with the code {@code E_RECURRENCE} if its rule cannot be read,
   *     never comes again, or it is not due
   * @throws dev.crmcore.error.UnsupportedFeatureException if it repeats and the host reads no rules
   */
  public Task create(Task task) {
    Task first =
        series.begun(task).toBuilder()
            .seriesId(null)
            .playbookRunId(null)
            .step(null)
            .escalatedFrom(null)
            .claimedUntil(null)
            .build();
    return gateway.change(
        Origin.of("task.create"),
        changes -> {
          Instant done = first.completedAt() == null ? changes.now() : first.completedAt();
          return changes.create(
              TaskFields.TYPE,
              aboutLiving(changes, first).toBuilder()
                  .completedAt(first.status() == TaskStatus.DONE ? done : null)
                  .build());
        });
  }

  /**
   * Returns a task.
   *
   * @throws dev.crmcore.error.NotFoundException if there is none that the actor may see
   */
  public Task get(TaskId id) {
    return gateway.read(reader -> reader.get(TaskFields.TYPE, id.value()));
  }

  /**
   * Stores a changed task and returns it as stored. When it was done, who has it for how long, what
   * was told and which series or playbook it is of follow from the rest, and are not taken from
   * what is given. Another due date moves this task of a series alone; another rule, or one without
   * a start, begins the series anew with this task; no rule makes it the last one.
   *
   * @throws ConflictException if it was changed meanwhile, with the code {@code E_TASK_BLOCKED} if
   *     it shall be done before the task before it is, or with {@code E_TASK_CANCELLED} or {@code
   *     E_TASK_DONE} if it is over otherwise: open it again first
   */
  public Task update(Task task) {
    return gateway.change(
        Origin.of("task.update"),
        changes -> {
          Task stored = changes.reader().get(TaskFields.TYPE, task.id().value());
          boolean done = task.status() == TaskStatus.DONE;
          boolean was = stored.status() == TaskStatus.DONE;
          if (!stored.isOpen() && !task.isOpen()) {
            requireSame(stored, task.status());
          }
          if (done && !was) {
            requireFree(changes.reader(), task);
          }
          boolean sameDoer = Objects.equals(task.assignee(), stored.assignee());
          Task kept =
              series.continued(stored, task).toBuilder()
                  .completedAt(done ? (was ? stored.completedAt() : changes.now()) : null)
                  .claimedUntil(task.isOpen() && sameDoer ? stored.claimedUntil() : null)
                  .seriesId(stored.seriesId())
                  .playbookRunId(stored.playbookRunId())
                  .step(stored.step())
                  .escalatedFrom(sameDoer ? stored.escalatedFrom() : null)
                  .told(toldOf(stored, task))
                  .build();
          Task changed = changes.update(TaskFields.TYPE, aboutLiving(changes, kept));
          if (stored.isOpen() && !changed.isOpen()) {
            follow(changes, changed.id(), stored.claimedUntil());
          }
          return changed;
        });
  }

  /** A task that is due at another time may be escalated again. */
  private static List<ToldDeadline> toldOf(Task stored, Task changed) {
    Due due = changed.due();
    Instant deadline = due == null ? null : due.deadline();
    return stored.told().stream()
        .filter(one -> !one.name().equals(Task.ESCALATION) || one.dueAt().equals(deadline))
        .toList();
  }

  /** Stores the task that follows one that is over, unless it is the last or has been followed. */
  private void follow(ChangeSet changes, TaskId id, @Nullable Instant claimedUntil) {
    Task over = changes.stored(TaskFields.TYPE, List.of(id.value())).get(0);
    if (over.recurrence() == null || isFollowed(changes.reader(), over)) {
      return;
    }
    series
        .next(over.toBuilder().claimedUntil(claimedUntil).build(), changes.now())
        .ifPresent(next -> changes.followWith(TaskFields.TYPE, next, SERIES));
  }

  private static boolean isFollowed(Reader reader, Task over) {
    boolean[] followed = new boolean[1];
    reader.scanUnseen(
        TaskFields.TYPE,
        ofSeries(over),
        other -> followed[0] |= !other.id().equals(over.id()) && isLater(over, other));
    return followed[0];
  }

  private static boolean isLater(Task over, Task other) {
    Recurrence recurrence = other.recurrence();
    LocalDateTime slot = recurrence == null ? null : recurrence.slot();
    LocalDateTime mine = requireNonNull(over.recurrence()).slot();
    return other.isOpen() || slot == null || mine == null || slot.isAfter(mine);
  }

  private static Condition ofSeries(Task task) {
    UUID root = TaskSeries.root(task).value();
    return Conditions.any(Conditions.id(root), Conditions.equal(TaskFields.SERIES_ID, root));
  }

  private static void requireFree(Reader reader, Task task) {
    if (isBlocked(reader, task)) {
      throw new ConflictException(
          "E_TASK_BLOCKED", "Another task has to be done before '%s'.".formatted(task.subject()));
    }
  }

  /** A task about a customer that was merged is about its survivor; none waits for itself. */
  private static Task aboutLiving(ChangeSet changes, Task task) {
    requireNoCircle(changes.reader(), task);
    CustomerId about = task.customerId();
    return about == null
        ? task
        : task.toBuilder().customerId(Customers.require(changes.reader(), about).id()).build();
  }

  /**
   * Takes the next task of a queue: the most urgent, then the earliest due, then the oldest one
   * that nobody has and that waits for no other. No two workers get the same one: where another was
   * quicker, the next is tried.
   *
   * @param worker who takes it
   * @param lease how long it is theirs unless they {@link #extend} that; then others may take it
   * @return the task as stored; empty where there is nothing to take
   * @throws InvalidInputException if the lease is not longer than nothing
   */
  public Optional<Task> claim(String queue, String worker, Duration lease) {
    requireNonNull(worker, "worker");
    requireLease(lease);
    // Whoever was too late for a task tries the next, so each turn of the loop leaves one fewer.
    Set<TaskId> lost = new HashSet<>();
    while (true) {
      TaskId[] tried = new TaskId[1];
      try {
        return gateway.change(
            Origin.of("task.claim"),
            changes -> {
              Optional<Task> next = next(changes, queue, lost);
              tried[0] = next.map(Task::id).orElse(null);
              return next.map(task -> taken(changes, task, worker, lease));
            });
      } catch (ConflictException e) {
        if (gateway.isChanging() || tried[0] == null || !lost.add(tried[0])) {
          throw e;
        }
      }
    }
  }

  private static Task taken(ChangeSet changes, Task task, String worker, Duration lease) {
    return changes.advance(
        TaskFields.TYPE,
        task.id().value(),
        stored ->
            stored.toBuilder()
                .assignee(worker)
                .escalatedFrom(null)
                .status(TaskStatus.IN_PROGRESS)
                .claimedUntil(changes.now().plus(lease))
                .build());
  }

  private static Optional<Task> next(ChangeSet changes, String queue, Set<TaskId> lost) {
    Condition free =
        Conditions.any(
            Conditions.all(
                Conditions.missing(TaskFields.CLAIMED_UNTIL),
                Conditions.missing(TaskFields.ASSIGNEE)),
            Conditions.atMost(TaskFields.CLAIMED_UNTIL, changes.now()));
    Condition waiting = Conditions.all(Conditions.equal(TaskFields.QUEUE, queue), UNDONE, free);
    @Nullable Keyset after = null;
    do {
      Page<Task> page =
          changes
              .reader()
              .query(
                  TaskFields.TYPE,
                  waiting,
                  List.of(
                      Sort.descending(TaskFields.PRIORITY), Sort.ascending(TaskFields.DEADLINE)),
                  LOOKED_AT,
                  after);
      Optional<Task> next =
          page.items().stream()
              .filter(task -> !lost.contains(task.id()) && !isBlocked(changes.reader(), task))
              .findFirst();
      if (next.isPresent()) {
        return next;
      }
      after = page.next();
    } while (after != null);
    return Optional.empty();
  }

  private static boolean isBlocked(Reader reader, Task task) {
    TaskId before = task.after();
    return before != null
        && reader.findAllUnseen(TaskFields.TYPE, List.of(before.value())).stream()
            .anyMatch(Task::isOpen);
  }

  private static void requireLease(Duration lease) {
    if (lease.isNegative() || lease.isZero()) {
      throw new InvalidInputException("A lease is longer than nothing, not " + lease + ".");
    }
  }

  /**
   * Keeps a claimed task for longer.
   *
   * @throws ConflictException with the code {@code E_TASK_LOST} if it is not the worker's any more
   */
  public Task extend(TaskId id, String worker, Duration lease) {
    requireLease(lease);
    return ofWorker(
        "task.extend",
        id,
        worker,
        (task, now) -> task.toBuilder().claimedUntil(now.plus(lease)).build());
  }

  /**
   * Gives a claimed task back to its queue.
   *
   * @throws ConflictException with the code {@code E_TASK_LOST} if it is not the worker's any more
   */
  public Task release(TaskId id, String worker) {
    return ofWorker(
        "task.release",
        id,
        worker,
        (task, now) ->
            task.toBuilder().assignee(null).claimedUntil(null).status(TaskStatus.OPEN).build());
  }

  private Task ofWorker(
      String action, TaskId id, String worker, BiFunction<Task, Instant, Task> change) {
    return gateway.change(
        Origin.of(action),
        changes ->
            changes.advance(
                TaskFields.TYPE,
                id.value(),
                task -> {
                  requireHeld(task, worker, changes.now());
                  return change.apply(task, changes.now());
                }));
  }

  private static void requireHeld(Task task, String worker, Instant now) {
    Instant until = task.claimedUntil();
    boolean theirs =
        task.isOpen() && worker.equals(task.assignee()) && until != null && until.isAfter(now);
    if (!theirs) {
      throw new ConflictException(
          "E_TASK_LOST", "The task '%s' is not %s's any more.".formatted(task.subject(), worker));
    }
  }

  /**
   * Marks a claimed task as done, as {@link #complete(TaskId)} does, unless somebody else has it by
   * now: whoever took too long does not end the work of another.
   *
   * @throws ConflictException with the code {@code E_TASK_LOST} if it is not the worker's any more
   */
  public Task complete(TaskId id, String worker) {
    return gateway.change(
        Origin.of("task.complete"),
        changes -> {
          changes.reader().get(TaskFields.TYPE, id.value());
          requireHeld(
              changes.reader().findAllUnseen(TaskFields.TYPE, List.of(id.value())).get(0),
              worker,
              changes.now());
          return complete(id);
        });
  }

  /**
   * Marks a task as done. Doing so twice changes nothing. The next one of a series is stored in the
   * same change: due on the first date of its rule that comes after this one's and has not passed,
   * reminded of as early, its checklist undone, in the same queue or of the same assignee: of the
   * one before it was escalated, unless somebody gave it to another since. Whoever may do the task
   * need not be allowed to make tasks for that: the series is the word of whoever began it.
   *
   * @throws ConflictException with the code {@code E_TASK_BLOCKED} if the task before it is not
   *     done
   */
  public Task complete(TaskId id) {
    return gateway.change(
        Origin.of("task.complete"),
        changes -> {
          Task task = changes.reader().get(TaskFields.TYPE, id.value());
          if (!task.isOpen()) {
            return requireSame(task, TaskStatus.DONE);
          }
          requireFree(changes.reader(), task);
          return over(changes, task, TaskStatus.DONE);
        });
  }

  /**
   * Marks a task as one that will not be done. Doing so twice changes nothing. The next one of a
   * series comes all the same, as after {@link #complete}; {@link #endSeries} ends it.
   *
   * @throws ConflictException with the code {@code E_TASK_DONE} if it is done
   */
  public Task cancel(TaskId id) {
    return gateway.change(
        Origin.of("task.cancel"),
        changes -> {
          Task task = changes.reader().get(TaskFields.TYPE, id.value());
          if (!task.isOpen()) {
            return requireSame(task, TaskStatus.CANCELLED);
          }
          return over(changes, task, TaskStatus.CANCELLED);
        });
  }

  /** What is over one way is not over another way until somebody opens it again. */
  private static Task requireSame(Task task, TaskStatus wanted) {
    if (task.status() != wanted) {
      throw new ConflictException(
          task.status() == TaskStatus.DONE ? "E_TASK_DONE" : "E_TASK_CANCELLED",
          "The task '%s' %s."
              .formatted(
                  task.subject(), task.status() == TaskStatus.DONE ? "is done" : "was cancelled"));
    }
    return task;
  }

  private Task over(ChangeSet changes, Task task, TaskStatus status) {
    Task stored =
        changes.advance(
            TaskFields.TYPE,
            task.id().value(),
            whole ->
                whole.toBuilder()
                    .status(status)
                    .completedAt(status == TaskStatus.DONE ? changes.now() : null)
                    .claimedUntil(null)
                    .build());
    follow(changes, stored.id(), task.claimedUntil());
    return stored;
  }

  /** Returns the tasks of the series that a task belongs to, by age: those the actor may see. */
  public List<Task> series(TaskId id) {
    return gateway.read(
        reader ->
            reader.list(
                TaskFields.TYPE, ofSeries(reader.get(TaskFields.TYPE, id.value())), MAX_SERIES));
  }

  /**
   * Ends the series that a task belongs to: what is open stays to be done and is the last. Doing so
   * twice changes nothing.
   *
   * @param id any task of the series
   */
  public void endSeries(TaskId id) {
    gateway.apply(
        Origin.of("task.series.end"),
        changes -> {
          List<Task> open = new ArrayList<>();
          Condition mine = ofSeries(changes.reader().get(TaskFields.TYPE, id.value()));
          changes.reader().scan(TaskFields.TYPE, Conditions.all(mine, UNDONE), open::add);
          open.stream()
              .filter(task -> task.recurrence() != null)
              .forEach(
                  task ->
                      changes.update(TaskFields.TYPE, task.toBuilder().recurrence(null).build()));
        });
  }

  /**
   * Returns the first dates of a series that nobody stored, the first included.
   *
   * @param limit how many at most, 1 to 1,000
   * @throws InvalidInputException with the code {@code E_RECURRENCE} if no series begins so
   */
  public List<Due> dates(Recurrence recurrence, Due first, int limit) {
    return series.dates(recurrence, first, limit);
  }

  /**
   * Returns the dates on which a task comes again after this one, passed or not, and stores
   * nothing.
   *
   * @param limit how many at most, 1 to 1,000
   * @return none for a task that does not repeat
   */
  public List<Due> upcoming(TaskId id, int limit) {
    return series.after(gateway.read(reader -> reader.get(TaskFields.TYPE, id.value())), limit);
  }

  private static void requireNoCircle(Reader reader, Task task) {
    TaskId before = task.after();
    for (int i = 0; before != null; i++) {
      if (before.equals(task.id()) || i > MAX_CHAIN) {
        throw new InvalidInputException(
            "E_CYCLE", "The task '%s' would wait for itself.".formatted(task.subject()));
      }
      before =
          reader.findAllUnseen(TaskFields.TYPE, List.of(before.value())).stream()
              .findFirst()
              .map(Task::after)
              .orElse(null);
    }
  }

  /** Returns the undone tasks of somebody, the earliest due first, undated ones last. */
  public Page<Task> agenda(String assignee, int limit) {
    return undone(Conditions.equal(TaskFields.ASSIGNEE, assignee), limit);
  }

  /** Returns the undone tasks whose deadline has passed, the longest overdue first. */
  public Page<Task> overdue(int limit) {
    return undone(Conditions.atMost(TaskFields.DEADLINE, gateway.engine().now()), limit);
  }

  /** Returns one page of the tasks that satisfy a condition, done or not. */
  public Page<Task> query(
      Condition condition, List<Sort> sorts, int limit, @Nullable Keyset after) {
    return gateway.read(reader -> reader.query(TaskFields.TYPE, condition, sorts, limit, after));
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
