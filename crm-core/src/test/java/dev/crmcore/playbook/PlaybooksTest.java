package dev.crmcore.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.calendar.WorkingCalendar;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.CrmException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.exchange.ImportTarget;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Due;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Playbook;
import dev.crmcore.model.PlaybookStep;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StepUnit;
import dev.crmcore.model.Task;
import dev.crmcore.query.Conditions;
import dev.crmcore.testkit.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Thursday, 2 April 2026, before Easter. */
class PlaybooksTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final MutableClock clock = MutableClock.at("2026-04-02T10:00:00Z");
  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(clock)
          .workingDays(
              WorkingCalendar.in(BERLIN)
                  .weekdays(LocalTime.of(9, 0), LocalTime.of(17, 0))
                  .closed(List.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6))))
          .build();
  private final CrmSession session = crm.session("anna");
  private final Playbooks playbooks = session.playbooks();
  private final CustomerId ada =
      session
          .customers()
          .create(Person.builder().givenName("Ada").owner("sales", "greg").build())
          .id();
  private final Pipeline sales =
      session
          .deals()
          .createPipeline(
              Pipeline.of(
                  "Sales",
                  List.of(
                      Stage.of("new", "New", StageCategory.OPEN, 10),
                      Stage.of("offer", "Offer", StageCategory.OPEN, 40),
                      Stage.of("won", "Won", StageCategory.WON, 100))));
  private final Playbook closing =
      playbooks.save(
          Playbook.of(
              "Closing",
              sales.id(),
              List.of(
                  PlaybookStep.of("call", "Call").dueIn(1, StepUnit.WORKING_DAYS),
                  PlaybookStep.of("visit", "Visit")
                      .afterStep("call")
                      .dueIn(2, StepUnit.DAYS)
                      .byUser("bob")
                      .optional(),
                  PlaybookStep.of("offer", "Write the offer")
                      .atStage("offer")
                      .dueIn(4, StepUnit.HOURS)
                      .byQueue("offers")
                      .withChecklist("prices", "terms"),
                  PlaybookStep.of("thank", "Say thanks").atStage("won").afterStep("offer"))));

  @AfterEach
  void close() {
    crm.close();
  }

  private Deal deal() {
    return session
        .deals()
        .create(Deal.builder().name("Lamps").customerId(ada).pipelineId(sales.id()).build());
  }

  private Task task(Deal deal, String step) {
    return playbooks.progress(deal.id()).get(0).steps().stream()
        .filter(one -> one.step().key().equals(step))
        .map(StepProgress::task)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private List<String> begun(Deal deal) {
    return playbooks.progress(deal.id()).stream()
        .flatMap(one -> one.steps().stream())
        .filter(step -> step.task() != null)
        .map(step -> step.step().key())
        .toList();
  }

  @Test
  void theStepsOfTheStartAreTasksInAChain() {
    Deal deal = deal();
    PlaybookProgress progress = playbooks.start(closing.id(), deal.id());

    assertThat(progress.steps()).hasSize(4);
    assertThat(begun(deal)).containsExactly("call", "visit");
    Task call = task(deal, "call");
    Task visit = task(deal, "visit");
    assertThat(call.due()).isEqualTo(Due.onDay(LocalDate.of(2026, 4, 7), BERLIN));
    assertThat(call.assignee()).isEqualTo("greg");
    assertThat(call.customerId()).isEqualTo(ada);
    assertThat(call.dealId()).isEqualTo(deal.id());
    assertThat(visit.due()).isEqualTo(Due.onDay(LocalDate.of(2026, 4, 9), BERLIN));
    assertThat(visit.assignee()).isEqualTo("bob");
    assertThat(visit.after()).isEqualTo(call.id());
    assertThatThrownBy(() -> session.tasks().complete(visit.id()))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void theStepsOfAStageBeginWhenTheDealGetsThereAndOnlyOnce() {
    Deal deal = deal();
    playbooks.start(closing.id(), deal.id());
    clock.advance(Duration.ofDays(10));
    session.deals().move(deal.id(), "offer", null);

    assertThat(begun(deal)).containsExactly("call", "visit", "offer");
    Task offer = task(deal, "offer");
    assertThat(offer.due()).isEqualTo(Due.at(Instant.parse("2026-04-12T14:00:00Z")));
    assertThat(offer.queue()).isEqualTo("offers");
    assertThat(offer.assignee()).isNull();
    assertThat(offer.checklist()).hasSize(2);

    session.deals().move(deal.id(), "new", null);
    session.deals().move(deal.id(), "offer", null);
    playbooks.start(closing.id(), deal.id());
    assertThat(begun(deal)).hasSize(3);
    session.deals().move(deal.id(), "won", "good");
    assertThat(begun(deal)).hasSize(4);
    assertThat(task(deal, "thank").after()).isEqualTo(offer.id());
    assertThat(session.tasks().series(offer.id())).hasSize(1);
    assertThat(playbooks.progress(deal.id())).hasSize(1);
  }

  @Test
  void aStepIsNotLateWhenItBegins() {
    Deal deal = deal();
    playbooks.start(closing.id(), deal.id());
    session.deals().move(deal.id(), "offer", null);
    clock.advance(Duration.ofDays(60));

    session.deals().move(deal.id(), "won", null);

    Due due = Objects.requireNonNull(task(deal, "thank").due());
    assertThat(due.deadline()).isAfter(clock.instant());
  }

  @Test
  void aStepWaitsForOneWhoseStageTheDealGetsToLater() {
    Deal deal = deal();
    playbooks.start(closing.id(), deal.id());
    session.deals().move(deal.id(), "won", null);
    assertThat(task(deal, "thank").after()).isNull();

    session.deals().move(deal.id(), "offer", null);

    assertThat(task(deal, "thank").after()).isEqualTo(task(deal, "offer").id());
  }

  @Test
  void aStartLaterBeginsWithTheStageTheDealIsIn() {
    Deal deal = deal();
    session.deals().move(deal.id(), "offer", null);
    session.deals().update(session.deals().get(deal.id()).toBuilder().owner("dora").build());
    playbooks.start(closing.id(), deal.id());
    assertThat(begun(deal)).containsExactly("call", "visit", "offer");
    assertThat(task(deal, "call").assignee()).isEqualTo("dora");
  }

  @Test
  void aChangeThatMovesTheDealOfAPipelineBeginsStepsToo() {
    Deal deal = deal();
    playbooks.start(closing.id(), deal.id());
    session
        .deals()
        .changePipeline(sales.withStages(sales.stages().subList(1, 3)), Map.of("new", "offer"));
    assertThat(begun(deal)).containsExactly("call", "visit", "offer");
  }

  @Test
  void whatIsRolledBackBeginsNothing() {
    Deal deal = deal();
    playbooks.start(closing.id(), deal.id());
    assertThatThrownBy(
            () ->
                session.atomically(
                    "test",
                    all -> {
                      all.deals().move(deal.id(), "offer", null);
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(begun(deal)).hasSize(2);
  }

  @Test
  void progressSaysWhatIsDoneAndWhatIsLate() {
    Deal deal = deal();
    playbooks.start(closing.id(), deal.id());
    session.tasks().complete(task(deal, "call").id());
    clock.advance(Duration.ofDays(30));

    PlaybookProgress progress = playbooks.progress(deal.id()).get(0);
    assertThat(progress.done()).isEqualTo(1);
    assertThat(progress.overdue()).extracting(one -> one.step().key()).containsExactly("visit");
    assertThat(progress.isComplete()).isFalse();

    session.deals().move(deal.id(), "offer", null);
    session.deals().move(deal.id(), "won", null);
    session.tasks().complete(task(deal, "offer").id());
    session.tasks().complete(task(deal, "thank").id());
    assertThat(playbooks.progress(deal.id()).get(0).isComplete()).isTrue();
  }

  @Test
  void aCustomerIsWelcomedOnceAndItsMergedNameLeadsThere() {
    Playbook welcome =
        playbooks.save(
            Playbook.of("Welcome", null, List.of(PlaybookStep.of("call", "Call to welcome"))));
    CustomerId twin = session.customers().create(Person.builder().givenName("Ada").build()).id();
    playbooks.start(welcome.id(), twin);
    session.merges().merge(ada, List.of(twin), null);

    assertThat(playbooks.start(welcome.id(), twin).run().customerId()).isEqualTo(ada);
    assertThat(playbooks.progress(ada)).hasSize(1);
    assertThat(playbooks.progress(ada).get(0).steps().get(0).task())
        .extracting(Task::customerId)
        .isEqualTo(ada);
    assertThatThrownBy(() -> playbooks.start(closing.id(), ada))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("The playbook 'Closing' is for deals, not for customers.");
  }

  @Test
  void aStartedPlaybookStaysAndMayBeChanged() {
    Deal deal = deal();
    playbooks.start(closing.id(), deal.id());
    assertThatThrownBy(() -> playbooks.remove(closing.id()))
        .isInstanceOf(ConflictException.class)
        .extracting(error -> ((CrmException) error).code())
        .isEqualTo("E_PLAYBOOK_USED");

    Playbook shorter = playbooks.save(closing.withSteps(closing.steps().subList(0, 1)));
    assertThat(playbooks.find("Closing")).contains(shorter);
    session.deals().move(deal.id(), "offer", null);
    assertThat(begun(deal)).containsExactly("call");

    Playbook unused = playbooks.save(Playbook.of("Unused", null, closing.steps().subList(0, 1)));
    playbooks.remove(unused.id());
    assertThat(playbooks.list()).containsExactly(shorter);
  }

  @Test
  void whatNobodyCouldFollowIsRefused() {
    PlaybookStep call = PlaybookStep.of("call", "Call");
    refused("has 0 steps");
    refused("key of its own; 'call' does not", call, call);
    refused("waits for 'later', which is not before it", call.afterStep("later"));
    refused("waits for 'call', which is not before it", call.afterStep("call"));
    refused(
        "waits for 'late', which begins in a later stage, 'won'",
        PlaybookStep.of("late", "Late").atStage("won"),
        call.atStage("offer").afterStep("late"));
    refused(
        "waits for 'late', which begins in a later stage, 'won'",
        PlaybookStep.of("late", "Late").atStage("won"),
        call.afterStep("late"));
    refused("does not have", call.atStage("nowhere"));
    refused("due after 0 to 3650, not -1", call.dueIn(-1, StepUnit.DAYS));
    refused("or a queue with a name", call.byQueue(" "));
    refused("on one line each", call.withChecklist("a\nb"));
    assertThatThrownBy(() -> playbooks.save(Playbook.of("x", null, List.of(call.atStage("offer")))))
        .hasMessageContaining("needs a pipeline");
    Pipeline other =
        session
            .deals()
            .createPipeline(
                Pipeline.of("Other", List.of(Stage.of("a", "A", StageCategory.OPEN, 1))));
    Deal elsewhere =
        session
            .deals()
            .create(Deal.builder().name("D").customerId(ada).pipelineId(other.id()).build());
    assertThatThrownBy(() -> playbooks.start(closing.id(), elsewhere.id()))
        .hasMessage("The playbook 'Closing' is for deals of another pipeline than 'D'.");
  }

  @Test
  void aPipelineThatAPlaybookIsForStays() {
    assertThatThrownBy(() -> session.deals().removePipeline(sales.id()))
        .isInstanceOf(ConflictException.class);
    playbooks.remove(closing.id());
    session.deals().removePipeline(sales.id());
  }

  @Test
  void anImportThatMovesADealBeginsStepsToo() {
    String header = "deal id,deal name,email,stage\n";
    CrmSession boss = crm.session("boss");
    boss.customers().create(Person.builder().givenName("Eve").email("eve@example.com").build());
    imported(header + "7,Lamps,eve@example.com,new\n");
    Deal deal = boss.deals().query(Conditions.everyone(), List.of(), 1, null).items().get(0);
    playbooks.start(closing.id(), deal.id());

    imported(header + "7,Lamps,eve@example.com,offer\n");

    assertThat(session.deals().get(deal.id()).stage()).isEqualTo("offer");
    assertThat(begun(deal)).containsExactly("call", "visit", "offer");
  }

  private void imported(String csv) {
    ImportReport report =
        session
            .imports()
            .run(
                ImportSource.of("deals.csv", csv.getBytes(StandardCharsets.UTF_8)),
                ImportOptions.from("shop").target(ImportTarget.DEALS).matchBy(ContactKind.EMAIL));
    assertThat(report.rejected()).isZero();
  }

  private void refused(String why, PlaybookStep... steps) {
    assertThatThrownBy(() -> playbooks.save(Playbook.of("x", sales.id(), List.of(steps))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(why);
  }

  @Test
  void stepsGoWhereTheDealsOfTheirStageGo() {
    Deal deal = deal();
    playbooks.start(closing.id(), deal.id());
    Pipeline changed =
        sales.withStages(
            List.of(
                Stage.of("new", "New", StageCategory.OPEN, 10),
                Stage.of("quote", "Quote", StageCategory.OPEN, 40),
                Stage.of("won", "Won", StageCategory.WON, 100)));

    assertThatThrownBy(() -> session.deals().changePipeline(changed, Map.of()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("'offer'");
    session.deals().changePipeline(changed, Map.of("offer", "quote"));
    session.deals().move(deal.id(), "quote", null);

    assertThat(playbooks.find("Closing").orElseThrow().step("offer").orElseThrow().stage())
        .isEqualTo("quote");
    assertThat(task(deal, "offer").subject()).isEqualTo("Write the offer");
  }
}
