package dev.crmcore.icalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.UnsupportedFeatureException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.ChecklistItem;
import dev.crmcore.model.Due;
import dev.crmcore.model.Recurrence;
import dev.crmcore.model.Task;
import dev.crmcore.model.TaskStatus;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.task.TaskEscalation;
import dev.crmcore.task.Tasks;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Monday, 2 March 2026, ten o'clock in UTC. */
class TaskSeriesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String FRIDAYS = "FREQ=WEEKLY;BYDAY=FR";

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm =
      Crm.builder().inMemory().clock(clock).recurrence(new Rfc5545Rules()).build();
  private final CrmSession session = crm.session("anna");
  private final Tasks tasks = session.tasks();

  @AfterEach
  void close() {
    crm.close();
  }

  private static Task.Builder report(String rule) {
    return Task.builder()
        .subject("report")
        .due(Due.onDay(LocalDate.of(2026, 3, 6), BERLIN))
        .recurrence(Recurrence.of(rule, BERLIN));
  }

  private List<Task> open(Task of) {
    return tasks.series(of.id()).stream().filter(Task::isOpen).toList();
  }

  private static Due on(int month, int day) {
    return Due.onDay(LocalDate.of(2026, month, day), BERLIN);
  }

  @Test
  void theNextOneIsMadeInTheSameChangeAsItWasAtFirst() {
    Task first =
        tasks.create(
            report(FRIDAYS)
                .assignee("bob")
                .notes("by mail")
                .remindAt(Instant.parse("2026-03-05T08:00:00Z"))
                .checklist(List.of(new ChecklistItem("figures", true)))
                .build());

    Task done = tasks.complete(first.id());

    assertThat(done.status()).isEqualTo(TaskStatus.DONE);
    Task next = open(first).get(0);
    assertThat(next.due()).isEqualTo(on(3, 13));
    assertThat(next.remindAt()).isEqualTo(Instant.parse("2026-03-12T08:00:00Z"));
    assertThat(next.assignee()).isEqualTo("bob");
    assertThat(next.notes()).isEqualTo("by mail");
    assertThat(next.checklist()).containsExactly(new ChecklistItem("figures", false));
    assertThat(next.status()).isEqualTo(TaskStatus.OPEN);
    assertThat(next.completedAt()).isNull();
    assertThat(next.seriesId()).isEqualTo(first.id());
    assertThat(tasks.series(next.id())).extracting(Task::id).containsExactly(first.id(), next.id());
  }

  @Test
  void aReminderStaysAtItsTimeOfDayWhenTheClocksChange() {
    // On 29 March the clocks of Berlin go forward.
    Task first =
        tasks.create(
            report("FREQ=MONTHLY;BYMONTHDAY=30")
                .due(on(3, 6))
                .remindAt(Instant.parse("2026-03-05T08:00:00Z"))
                .build());
    tasks.complete(first.id());
    assertThat(open(first).get(0).remindAt()).isEqualTo(Instant.parse("2026-03-29T07:00:00Z"));

    Task call =
        tasks.create(
            Task.builder()
                .subject("call")
                .due(Due.at(Instant.parse("2026-03-27T08:00:00Z")))
                .remindAt(Instant.parse("2026-03-27T07:45:00Z"))
                .recurrence(Recurrence.of("FREQ=WEEKLY", BERLIN))
                .build());
    tasks.complete(call.id());
    Task next = open(call).get(0);
    assertThat(next.due()).isEqualTo(Due.at(Instant.parse("2026-04-03T07:00:00Z")));
    assertThat(next.remindAt()).isEqualTo(Instant.parse("2026-04-03T06:45:00Z"));
  }

  @Test
  void aTimeThatClocksPassOverIsLaterOnThatDayAlone() {
    Task night =
        tasks.create(
            Task.builder()
                .subject("night")
                .due(Due.at(Instant.parse("2026-03-28T01:30:00Z")))
                .recurrence(Recurrence.of("FREQ=DAILY", BERLIN))
                .build());
    assertThat(tasks.upcoming(night.id(), 2))
        .containsExactly(
            Due.at(Instant.parse("2026-03-29T01:30:00Z")),
            Due.at(Instant.parse("2026-03-30T00:30:00Z")));
    tasks.complete(night.id());
    tasks.complete(open(night).get(0).id());
    assertThat(open(night).get(0).due()).isEqualTo(Due.at(Instant.parse("2026-03-30T00:30:00Z")));
  }

  @Test
  void whatWasMissedIsNotMadeUpFor() {
    Task first = tasks.create(report(FRIDAYS).build());
    clock.set(Instant.parse("2026-04-01T10:00:00Z"));
    tasks.complete(first.id());
    assertThat(open(first).get(0).due()).isEqualTo(on(4, 3));
  }

  @Test
  void doneEarlyTheNextOneStillComesOnItsDate() {
    Task first = tasks.create(report(FRIDAYS).build());
    tasks.complete(first.id());
    tasks.complete(open(first).get(0).id());
    assertThat(open(first).get(0).due()).isEqualTo(on(3, 20));
  }

  @Test
  void thereIsOneNextOneHoweverOftenItIsDone() {
    Task first = tasks.create(report(FRIDAYS).build());
    Task done = tasks.complete(first.id());
    tasks.complete(first.id());
    Task again = tasks.update(done.toBuilder().status(TaskStatus.OPEN).build());
    tasks.update(again.toBuilder().status(TaskStatus.DONE).build());
    assertThat(tasks.series(first.id())).hasSize(2);

    tasks.cancel(open(first).get(0).id());
    tasks.cancel(tasks.series(first.id()).get(1).id());
    assertThat(tasks.series(first.id())).hasSize(3);
    assertThat(open(first)).extracting(Task::due).containsExactly(on(3, 20));
  }

  @Test
  void atTheSameMomentThereIsOneNextOne() throws Exception {
    Task first = tasks.create(report(FRIDAYS).build());
    List<Callable<Boolean>> both = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String who = "w" + i;
      both.add(
          () -> {
            try {
              crm.session(who).tasks().complete(first.id());
            } catch (ConflictException e) {
              return false; // another was quicker
            }
            return true;
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      for (Future<Boolean> one : pool.invokeAll(both)) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(tasks.series(first.id())).hasSize(2);
  }

  @Test
  void theNextOneOfAQueueWaitsForWhoeverTakesIt() {
    Task first = tasks.create(report(FRIDAYS).queue("reports").build());
    tasks.claim("reports", "bob", Duration.ofHours(1));
    tasks.complete(first.id());
    Task next = open(first).get(0);
    assertThat(next.queue()).isEqualTo("reports");
    assertThat(next.assignee()).isNull();
    assertThat(tasks.claim("reports", "cleo", Duration.ofHours(1)).orElseThrow().id())
        .isEqualTo(next.id());
  }

  @Test
  void aSeriesEndsByItsRuleOrWhenSaid() {
    Task two = tasks.create(report(FRIDAYS + ";COUNT=2").build());
    tasks.complete(two.id());
    assertThat(open(two)).hasSize(1);
    tasks.complete(open(two).get(0).id());
    assertThat(open(two)).isEmpty();

    Task until = tasks.create(report(FRIDAYS + ";UNTIL=20260313").build());
    tasks.complete(until.id());
    tasks.complete(open(until).get(0).id());
    assertThat(tasks.series(until.id())).hasSize(2);

    Task endless = tasks.create(report(FRIDAYS).build());
    Task done = tasks.complete(endless.id());
    tasks.endSeries(endless.id());
    tasks.endSeries(endless.id());
    assertThat(open(endless)).hasSize(1);
    tasks.complete(open(endless).get(0).id());
    Task again = tasks.update(done.toBuilder().status(TaskStatus.OPEN).build());
    tasks.complete(again.id());
    assertThat(tasks.series(endless.id())).hasSize(2);
  }

  @Test
  void anotherDateMovesOneAloneAndAnotherRuleTheRest() {
    Task first = tasks.create(report(FRIDAYS).build());
    tasks.update(first.toBuilder().due(on(3, 9)).build());
    tasks.complete(first.id());
    Task second = open(first).get(0);
    assertThat(second.due()).isEqualTo(on(3, 13));

    tasks.update(second.toBuilder().recurrence(Recurrence.of("FREQ=MONTHLY", BERLIN)).build());
    tasks.complete(second.id());
    assertThat(open(first)).extracting(Task::due).containsExactly(on(4, 13));
    assertThat(tasks.series(first.id())).hasSize(3);

    Task third = open(first).get(0);
    Instant noon = Instant.parse("2026-04-13T10:00:00Z");
    tasks.update(third.toBuilder().due(Due.at(noon)).build());
    tasks.complete(third.id());
    assertThat(open(first))
        .extracting(Task::due)
        .containsExactly(Due.at(Instant.parse("2026-05-13T10:00:00Z")));
  }

  @Test
  void datesAreForetoldAndNothingIsStored() {
    Recurrence lastFridays = Recurrence.of("FREQ=MONTHLY;BYDAY=-1FR", BERLIN);
    assertThat(tasks.dates(lastFridays, on(3, 27), 3))
        .containsExactly(on(3, 27), on(4, 24), on(5, 29));
    assertThat(tasks.agenda("anna", 10).items()).isEmpty();
    assertThat(tasks.upcoming(tasks.create(Task.builder().subject("once").build()).id(), 3))
        .isEmpty();
    assertThatThrownBy(() -> tasks.dates(lastFridays, on(3, 27), 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("Ask for 1 to 1000 dates, not 0.");
  }

  @Test
  void whatCannotRepeatIsRefused() {
    assertThatThrownBy(() -> tasks.create(report("every friday").build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("'every friday' is no rule of recurrence such as");
    assertThatThrownBy(() -> tasks.create(report("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "A task that is due on 2026-03-06 does not come again by the rule"
                + " 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'.");
    assertThatThrownBy(() -> tasks.create(report(FRIDAYS).due(null).build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("A task that repeats is due: say when it is due first.");
    Task task = tasks.create(report(FRIDAYS).build());
    assertThatThrownBy(() -> tasks.update(task.toBuilder().due(null).build()))
        .isInstanceOf(InvalidInputException.class);
    try (Crm plain = Crm.inMemory()) {
      assertThatThrownBy(() -> plain.session("anna").tasks().create(report(FRIDAYS).build()))
          .isInstanceOf(UnsupportedFeatureException.class);
    }
  }

  @Test
  void nobodyPutsATaskIntoASeriesByHand() {
    Task series = tasks.create(report(FRIDAYS).build());
    Task stray = tasks.create(Task.builder().subject("stray").seriesId(series.id()).build());
    assertThat(stray.seriesId()).isNull();
    assertThat(tasks.update(stray.toBuilder().seriesId(series.id()).build()).seriesId()).isNull();
  }

  @Test
  void whatWentOnToAnotherComesAgainInItsQueue() {
    try (Crm strict =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .recurrence(new Rfc5545Rules())
            .escalateTasks(TaskEscalation.ofQueue("reports", Duration.ofDays(1), "boss"))
            .build()) {
      Tasks own = strict.session("anna").tasks();
      Task first = own.create(report(FRIDAYS).queue("reports").build());
      clock.set(Instant.parse("2026-03-08T10:00:00Z"));
      strict.maintenance().runDue();
      assertThat(own.series(first.id()).get(0).assignee()).isEqualTo("boss");
      own.complete(first.id());
      assertThat(own.series(first.id()).get(1).assignee()).isNull();
    }
  }

  @Test
  void whatWentOnToAnotherComesAgainForWhomItWasBefore() {
    try (Crm strict =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .recurrence(new Rfc5545Rules())
            .escalateTasks(TaskEscalation.ofAll(Duration.ofDays(1), "boss"))
            .build()) {
      Tasks own = strict.session("anna").tasks();
      Task first = own.create(report(FRIDAYS).assignee("bob").build());
      clock.set(Instant.parse("2026-03-08T10:00:00Z"));
      strict.maintenance().runDue();
      assertThat(own.series(first.id()).get(0).assignee()).isEqualTo("boss");
      own.complete(first.id());
      Task second = own.series(first.id()).get(1);
      assertThat(second.assignee()).isEqualTo("bob");

      clock.set(Instant.parse("2026-03-16T10:00:00Z"));
      strict.maintenance().runDue();
      own.update(own.series(first.id()).get(1).toBuilder().assignee("cleo").build());
      own.complete(second.id());
      assertThat(own.series(first.id()).get(2).assignee())
          .as("whom a person gave it to")
          .isEqualTo("cleo");
    }
  }

  @Test
  void whatWhoeverDoesItMayNotSeeIsPassedOn() {
    try (Crm guarded =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .recurrence(new Rfc5545Rules())
            .accessPolicy(new NotesForAnna())
            .build()) {
      Task first = guarded.session("anna").tasks().create(report(FRIDAYS).notes("secret").build());
      Tasks bob = guarded.session("bob").tasks();
      bob.update(bob.series(first.id()).get(0).toBuilder().subject("the report").build());
      assertThat(bob.complete(first.id()).notes()).isNull();
      assertThat(bob.series(first.id()).get(1).notes()).isNull();
      assertThat(guarded.session("anna").tasks().series(first.id()).get(1).notes())
          .isEqualTo("secret");
      assertThat(guarded.session("anna").tasks().upcoming(first.id(), 1))
          .containsExactly(on(3, 13));
    }
  }

  private static final class NotesForAnna implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      return Conditions.everyone();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return type.name().equals("task") && !actor.name().equals("anna")
          ? Set.of("notes", "repeatRule", "repeatFrom")
          : Set.of();
    }
  }
}
