package dev.crmcore.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.UnsupportedFeatureException;
import dev.crmcore.event.Alert;
import dev.crmcore.model.ChecklistItem;
import dev.crmcore.model.Due;
import dev.crmcore.model.Priority;
import dev.crmcore.model.Recurrence;
import dev.crmcore.model.Task;
import dev.crmcore.model.TaskId;
import dev.crmcore.model.TaskStatus;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TasksTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final List<Alert> alerts = new ArrayList<>();
  private final Crm crm = Crm.builder().inMemory().clock(clock).onAlert(alerts::add).build();
  private final CrmSession session = crm.session("anna");
  private final Tasks tasks = session.tasks();

  @AfterEach
  void close() {
    crm.close();
  }

  private Task queued(String subject, Priority priority) {
    return tasks.create(Task.builder().subject(subject).queue("calls").priority(priority).build());
  }

  private String claimed(String worker) {
    return tasks.claim("calls", worker, HOUR).map(Task::subject).orElse("nothing");
  }

  @Test
  void theMostUrgentIsTakenFirstAndOnlyOnce() {
    queued("later", Priority.LOW);
    queued("now", Priority.URGENT);
    tasks.create(
        Task.builder()
            .subject("soon")
            .queue("calls")
            .priority(Priority.URGENT)
            .due(Due.at(Instant.parse("2026-03-02T11:00:00Z")))
            .build());
    tasks.create(Task.builder().subject("other queue").queue("mails").build());

    assertThat(List.of(claimed("bob"), claimed("cleo"), claimed("bob"), claimed("dora")))
        .containsExactly("soon", "now", "later", "nothing");
  }

  @Test
  void aLeaseRunsOutAndCanBeExtendedOrGivenBack() {
    TaskId id = queued("call", Priority.NORMAL).id();
    tasks.claim("calls", "bob", HOUR);
    assertThatThrownBy(() -> tasks.extend(id, "cleo", HOUR))
        .isInstanceOf(ConflictException.class)
        .hasMessage("The task 'call' is not cleo's any more.");
    clock.advance(Duration.ofMinutes(59));
    tasks.extend(id, "bob", HOUR);
    clock.advance(Duration.ofMinutes(59));
    assertThat(claimed("cleo")).isEqualTo("nothing");
    clock.advance(Duration.ofMinutes(1));
    assertThat(claimed("cleo")).isEqualTo("call");
    assertThatThrownBy(() -> tasks.extend(id, "bob", HOUR)).isInstanceOf(ConflictException.class);

    assertThat(tasks.release(id, "cleo").assignee()).isNull();
    assertThat(claimed("bob")).isEqualTo("call");
    tasks.complete(id);
    assertThat(claimed("bob")).isEqualTo("nothing");
    assertThatThrownBy(() -> tasks.claim("calls", "bob", Duration.ZERO))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void whoeverTookTooLongDoesNotEndTheWorkOfAnother() {
    TaskId id = queued("call", Priority.NORMAL).id();
    tasks.claim("calls", "bob", HOUR);
    clock.advance(HOUR);
    tasks.claim("calls", "carl", HOUR);

    assertThatThrownBy(() -> tasks.complete(id, "bob"))
        .isInstanceOf(ConflictException.class)
        .hasMessage("The task 'call' is not bob's any more.");
    assertThat(tasks.complete(id, "carl").status()).isEqualTo(TaskStatus.DONE);
  }

  @Test
  void aTaskThatIsGivenToSomebodyIsNotTakenFromThem() {
    TaskId id = queued("call", Priority.NORMAL).id();
    tasks.claim("calls", "bob", HOUR);
    Task given = tasks.update(tasks.get(id).toBuilder().assignee("dora").build());

    assertThat(given.claimedUntil()).isNull();
    clock.advance(HOUR);
    assertThat(claimed("carl")).isEqualTo("nothing");
  }

  @Test
  void aTaskBeginsAndEndsInAStateThatCanBe() {
    Task done =
        tasks.create(
            Task.builder()
                .subject("called")
                .queue("calls")
                .status(TaskStatus.DONE)
                .claimedUntil(clock.instant().plus(HOUR))
                .build());
    assertThat(done.completedAt()).isEqualTo(clock.instant());
    assertThat(done.claimedUntil()).isNull();
    assertThatThrownBy(() -> tasks.update(done.toBuilder().status(TaskStatus.CANCELLED).build()))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("E_TASK_DONE"));

    Task dropped = tasks.cancel(queued("mail", Priority.NORMAL).id());
    assertThatThrownBy(() -> tasks.update(dropped.toBuilder().status(TaskStatus.DONE).build()))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("E_TASK_CANCELLED"));
    Task again = tasks.update(dropped.toBuilder().status(TaskStatus.OPEN).build());
    assertThat(tasks.complete(again.id()).completedAt()).isEqualTo(clock.instant());
  }

  @Test
  void noTwoWorkersGetTheSameTask() throws Exception {
    for (int i = 0; i < 40; i++) {
      queued("t" + i, Priority.NORMAL);
    }
    List<Callable<List<TaskId>>> workers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String worker = "w" + i;
      workers.add(
          () -> {
            List<TaskId> got = new ArrayList<>();
            Tasks mine = crm.session(worker).tasks();
            mine.claim("calls", worker, HOUR).ifPresent(task -> got.add(task.id()));
            while (!got.isEmpty() && got.size() < 40) {
              var next = mine.claim("calls", worker, HOUR);
              if (next.isEmpty()) {
                break;
              }
              got.add(next.get().id());
            }
            return got;
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(6);
    try {
      Set<TaskId> all = new HashSet<>();
      int taken = 0;
      for (Future<List<TaskId>> one : pool.invokeAll(workers)) {
        taken += one.get().size();
        all.addAll(one.get());
      }
      assertThat(all).hasSize(taken).hasSize(40);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void whatSomebodyHasIsNotTakenAndBlockedTasksDoNotHideFreeOnes() {
    tasks.create(Task.builder().subject("anna's").queue("calls").assignee("anna").build());
    Task last = queued("last", Priority.LOW);
    for (int i = 0; i < 120; i++) {
      tasks.create(
          Task.builder()
              .subject("blocked " + i)
              .queue("calls")
              .priority(Priority.URGENT)
              .after(last.id())
              .build());
    }
    assertThat(claimed("bob")).isEqualTo("last");
  }

  @Test
  void anUpdateKeepsToTheRules() {
    Task task = queued("call", Priority.NORMAL);
    Task done = tasks.update(task.toBuilder().status(TaskStatus.DONE).build());
    assertThat(done.completedAt()).isEqualTo(clock.instant());
    Task again = tasks.update(done.toBuilder().status(TaskStatus.OPEN).build());
    assertThat(again.completedAt()).isNull();
    tasks.update(again.toBuilder().status(TaskStatus.CANCELLED).build());
    assertThatThrownBy(() -> tasks.complete(task.id())).isInstanceOf(ConflictException.class);
  }

  @Test
  void aTaskWaitsForTheOneBeforeIt() {
    Task first = queued("write", Priority.LOW);
    Task second =
        tasks.create(
            Task.builder()
                .subject("send")
                .queue("calls")
                .priority(Priority.URGENT)
                .after(first.id())
                .checklist(List.of(new ChecklistItem("attach", false)))
                .build());

    assertThatThrownBy(() -> tasks.complete(second.id()))
        .isInstanceOf(ConflictException.class)
        .hasMessage("Another task has to be done before 'send'.");
    assertThat(claimed("bob")).isEqualTo("write");
    tasks.complete(first.id());
    assertThat(claimed("bob")).isEqualTo("send");
    assertThat(tasks.complete(second.id()).checklist())
        .containsExactly(new ChecklistItem("attach", false));
    Task known = tasks.complete(first.id());
    assertThatThrownBy(() -> tasks.update(known.toBuilder().after(second.id()).build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("The task 'write' would wait for itself.");
  }

  @Test
  void remindersAndOverdueTasksAreToldOnceInTheZoneOfTheDay() {
    tasks.create(
        Task.builder()
            .subject("call")
            .assignee("bob")
            .due(Due.onDay(LocalDate.of(2026, 3, 2), ZoneId.of("America/New_York")))
            .remindAt(Instant.parse("2026-03-02T12:00:00Z"))
            .build());
    Task done =
        tasks.create(
            Task.builder()
                .subject("done")
                .due(Due.at(Instant.parse("2026-03-02T11:00:00Z")))
                .build());
    assertThat(tasks.complete(done.id()).status()).isEqualTo(TaskStatus.DONE);

    clock.set(Instant.parse("2026-03-02T12:00:00Z"));
    crm.maintenance().runDue();
    crm.maintenance().runDue();
    assertThat(alerts).extracting(Alert::text).containsExactly("To do: 'call'.");

    clock.set(Instant.parse("2026-03-03T04:59:59Z"));
    crm.maintenance().runDue();
    assertThat(alerts).hasSize(1);
    clock.set(Instant.parse("2026-03-03T05:00:00Z"));
    crm.maintenance().runDue();
    assertThat(alerts)
        .extracting(Alert::text)
        .containsExactly("To do: 'call'.", "The task 'call' is overdue.");
    assertThat(alerts).extracting(Alert::owner).containsOnly("bob");
  }

  @Nested
  class Escalation {
    private final List<Alert> told = new ArrayList<>();
    private final Crm strict =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .escalateTasks(TaskEscalation.ofQueue("calls", HOUR, "boss"))
            .escalateTasks(TaskEscalation.ofAssignee("bob", Duration.ofHours(2), "cleo"))
            .onAlert(
                alert -> {
                  if (alert.kind() == Alert.Kind.TASK_ESCALATED) {
                    told.add(alert);
                  }
                })
            .build();
    private final Tasks own = strict.session("anna").tasks();

    @AfterEach
    void shut() {
      strict.close();
    }

    private Task due(String subject, Task.Builder task) {
      return own.create(task.subject(subject).due(Due.at(clock.instant().plus(HOUR))).build());
    }

    private Task found(Task task) {
      return own.series(task.id()).get(0);
    }

    private List<String> after(Duration time) {
      told.clear();
      clock.advance(time);
      strict.maintenance().runDue();
      strict.maintenance().runDue();
      return told.stream().map(Alert::text).toList();
    }

    @Test
    void anOverdueTaskGoesOnOnceAndInTime() {
      Task call = due("call", Task.builder().queue("calls"));
      due("mail", Task.builder().assignee("bob"));
      due("other", Task.builder().assignee("dora"));
      own.claim("calls", "bob", Duration.ofHours(9));

      assertThat(after(Duration.ofMinutes(119))).isEmpty();
      assertThat(after(Duration.ofMinutes(1)))
          .containsExactly("The task 'call' is overdue and goes to boss.");
      assertThat(told).extracting(Alert::owner).containsExactly("boss");
      assertThat(found(call).assignee()).isEqualTo("boss");
      assertThat(own.claim("calls", "bob", HOUR)).isEmpty();
      assertThat(after(HOUR)).containsExactly("The task 'mail' is overdue and goes to cleo.");
      assertThat(after(Duration.ofDays(9))).isEmpty();
    }

    @Test
    void whatWasDoneOrGivenToAnotherMeanwhileDoesNotGoOn() {
      own.complete(due("done", Task.builder().queue("calls")).id());
      own.cancel(due("cancelled", Task.builder().queue("calls")).id());
      Task given = due("given", Task.builder().assignee("bob"));
      assertThat(after(Duration.ofMinutes(150))).isEmpty();
      own.update(found(given).toBuilder().assignee("dora").build());
      assertThat(after(Duration.ofDays(1))).isEmpty();
    }

    @Test
    void theRuleWhoseTimeComesFirstDecides() {
      try (Crm late =
          Crm.builder()
              .inMemory()
              .clock(clock)
              .escalateTasks(TaskEscalation.ofAll(Duration.ofHours(2), "second"))
              .escalateTasks(TaskEscalation.ofAll(HOUR, "first"))
              .build()) {
        Tasks all = late.session("anna").tasks();
        Task task = all.create(Task.builder().subject("x").due(Due.at(clock.instant())).build());
        clock.advance(Duration.ofDays(1));
        late.maintenance().runDue();
        assertThat(all.series(task.id()).get(0).assignee()).isEqualTo("first");
      }
    }

    @Test
    void anotherDeadlineMayBeMissedAgain() {
      Task call = due("call", Task.builder().queue("calls"));
      assertThat(after(Duration.ofHours(3))).hasSize(1);
      Task late = found(call);
      own.update(late.toBuilder().notes("sorry").build());
      assertThat(after(HOUR)).isEmpty();
      own.update(found(call).toBuilder().due(Due.at(clock.instant().plus(HOUR))).build());
      assertThat(after(Duration.ofHours(3))).hasSize(1);
    }

    @Test
    void nobodyIsNoOne() {
      assertThatThrownBy(() -> TaskEscalation.ofAll(HOUR, " "))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> TaskEscalation.ofAll(HOUR.negated(), "boss"))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Test
  void withoutRulesOfRecurrenceNoTaskRepeats() {
    Task repeating =
        Task.builder()
            .subject("report")
            .due(Due.onDay(LocalDate.of(2026, 3, 6), ZoneId.of("UTC")))
            .recurrence(Recurrence.of("FREQ=DAILY", ZoneId.of("UTC")))
            .build();
    assertThatThrownBy(() -> tasks.create(repeating))
        .isInstanceOf(UnsupportedFeatureException.class)
        .hasMessageContaining("CrmBuilder.recurrence(new Rfc5545Rules())");
  }
}
