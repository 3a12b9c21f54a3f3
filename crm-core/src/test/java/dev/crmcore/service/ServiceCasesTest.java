package dev.crmcore.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.calendar.WorkingCalendar;
import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.changes.Change;
import dev.crmcore.changes.ChangePage;
import dev.crmcore.changes.ChangePosition;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.CrmException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.event.Alert;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.CaseStatus;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Direction;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Follow;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Person;
import dev.crmcore.model.Priority;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.ServiceCaseId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Monday, 2 March 2026, ten o'clock; the desk is open from nine to five on weekdays. */
class ServiceCasesTest {
  private static final WorkingCalendar OFFICE =
      WorkingCalendar.in(ZoneOffset.UTC).weekdays(LocalTime.of(9, 0), LocalTime.of(17, 0));
  private static final ServiceLevel STANDARD =
      ServiceLevel.of("standard", OFFICE)
          .promise(Priority.NORMAL, targets(4, 8, 16))
          .promise(Priority.URGENT, targets(1, 2, 4));

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final List<Alert> alerts = new ArrayList<>();
  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(clock)
          .accessPolicy(new NotForEverybody())
          .serviceLevel(STANDARD)
          .serviceLevel(
              ServiceLevel.of("gold", WorkingCalendar.always())
                  .escalateTo("boss")
                  .promise(Priority.NORMAL, targets(1, 1, 2)))
          .onAlert(alerts::add)
          .build();
  private final CrmSession session = crm.session("anna");
  private final ServiceCases cases = session.cases();
  private final CustomerId ada =
      session.customers().create(Person.builder().givenName("Ada").build()).id();

  /** The intake stores cases and sees none; the clerk sees them and changes none. */
  private static final class NotForEverybody implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      boolean hidden =
          actor.name().equals("intake") && type.name().equals(ServiceCaseFields.TYPE.name());
      return hidden ? Conditions.nobody() : Conditions.everyone();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return !actor.name().equals("clerk")
          || action != Action.UPDATE
          || !type.name().equals(ServiceCaseFields.TYPE.name());
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return Set.of();
    }
  }

  private static ServiceTargets targets(int first, int next, int resolution) {
    return new ServiceTargets(
        Duration.ofHours(first), Duration.ofHours(next), Duration.ofHours(resolution));
  }

  @AfterEach
  void close() {
    crm.close();
  }

  private ServiceCase reported(String subject) {
    return cases.open(ServiceCase.builder().customerId(ada).subject(subject).build());
  }

  private Interaction say(ServiceCaseId about, Direction direction) {
    return session
        .interactions()
        .log(
            Interaction.builder()
                .customerId(ada)
                .kind(InteractionKind.EMAIL)
                .direction(direction)
                .caseId(about)
                .occurredAt(clock.instant())
                .build());
  }

  private List<String> clocks(ServiceCase one) {
    return cases.clocks(one.id()).stream()
        .map(
            clock ->
                "%s %s %s left %s"
                    .formatted(clock.kind(), clock.state(), clock.dueAt(), clock.left()))
        .toList();
  }

  @Test
  void aCaseHasANumberAndClocksInWorkingHours() {
    ServiceCase first = reported("No light");
    ServiceCase second = reported("No water");

    assertThat(List.of(first.number(), second.number())).containsExactly(1L, 2L);
    assertThat(first.status()).isEqualTo(CaseStatus.NEW);
    assertThat(first.serviceLevel()).isEqualTo("standard");
    assertThat(clocks(first))
        .containsExactly(
            "CASE_FIRST_RESPONSE RUNNING 2026-03-02T14:00:00Z left PT4H",
            "CASE_RESOLUTION RUNNING 2026-03-04T10:00:00Z left PT16H");
    assertThat(cases.find(2)).contains(second);
    assertThat(cases.find(3)).isEmpty();
  }

  @Test
  void theSameReportTwiceIsOneCase() {
    ServiceCase draft =
        ServiceCase.builder().customerId(ada).subject("x").idempotencyKey("mail-7").build();

    assertThat(cases.open(draft)).isEqualTo(cases.open(draft));
    assertThat(reported("y").number()).isEqualTo(2);
  }

  @Test
  void ourFirstWordKeepsThePromiseAndAWordOfTheCustomerStartsTheNext() {
    ServiceCase one = reported("No light");
    clock.advance(Duration.ofHours(1));
    say(one.id(), Direction.OUTBOUND);
    ServiceCase answered = cases.get(one.id());
    assertThat(answered.status()).isEqualTo(CaseStatus.OPEN);
    assertThat(clocks(one)).contains("CASE_FIRST_RESPONSE MET 2026-03-02T14:00:00Z left PT0S");

    clock.advance(Duration.ofHours(4));
    say(one.id(), Direction.INBOUND);
    clock.advance(Duration.ofHours(1));
    say(one.id(), Direction.INBOUND);
    assertThat(clocks(one)).contains("CASE_NEXT_RESPONSE RUNNING 2026-03-03T15:00:00Z left PT7H");

    say(one.id(), Direction.OUTBOUND);
    assertThat(cases.get(one.id()).nextResponseDueAt()).isNull();
  }

  @Test
  void whileItWaitsForTheCustomerTheClocksStandStill() {
    ServiceCase one = reported("No light");
    say(one.id(), Direction.OUTBOUND);
    clock.advance(Duration.ofHours(2));
    cases.await(one.id(), "asked for the number of the lamp");
    clock.set(Instant.parse("2026-03-05T11:00:00Z"));
    assertThat(clocks(one)).contains("CASE_RESOLUTION PAUSED 2026-03-04T10:00:00Z left PT14H");

    say(one.id(), Direction.INBOUND);

    // It stood still from Monday noon to Thursday eleven: 23 working hours.
    ServiceCase again = cases.get(one.id());
    assertThat(again.status()).isEqualTo(CaseStatus.OPEN);
    assertThat(again.reopened()).isZero();
    assertThat(again.pausedSeconds()).isEqualTo(Duration.ofHours(23).toSeconds());
    assertThat(clocks(one))
        .contains(
            "CASE_FIRST_RESPONSE MET 2026-03-02T14:00:00Z left PT0S",
            "CASE_RESOLUTION RUNNING 2026-03-06T17:00:00Z left PT14H");
  }

  @Test
  void anAnswerOpensAResolvedAndAClosedCaseAgain() {
    ServiceCase one = reported("No light");
    cases.resolve(one.id(), "Changed the bulb");
    assertThat(clocks(one)).contains("CASE_RESOLUTION MET 2026-03-04T10:00:00Z left PT0S");
    assertThat(cases.resolve(one.id(), "again").resolution()).isEqualTo("Changed the bulb");

    say(one.id(), Direction.INBOUND);
    assertThat(cases.get(one.id()))
        .extracting(ServiceCase::status, ServiceCase::reopened, ServiceCase::resolvedAt)
        .containsExactly(CaseStatus.OPEN, 1L, null);

    cases.close(one.id(), null);
    say(one.id(), Direction.INTERNAL);
    say(one.id(), Direction.OUTBOUND);
    assertThat(cases.get(one.id()).status()).isEqualTo(CaseStatus.CLOSED);
    say(one.id(), Direction.INBOUND);
    assertThat(cases.get(one.id()).reopened()).isEqualTo(2);
  }

  @Test
  void aWaitIsCountedBeforeACaseIsJudged() {
    ServiceCase one = reported("No light");
    say(one.id(), Direction.INBOUND);
    cases.await(one.id(), "asked which lamp");
    clock.set(Instant.parse("2026-03-12T10:00:00Z"));
    say(one.id(), Direction.OUTBOUND);
    cases.resolve(one.id(), "Changed the bulb");

    assertThat(clocks(one)).hasSize(2).allMatch(clock -> clock.contains(" MET "));
    String kept = clocks(one).get(1);
    cases.update(cases.get(one.id()).toBuilder().priority(Priority.URGENT).build());
    assertThat(clocks(one).get(1)).as("what was kept stays so").isEqualTo(kept);
  }

  @Test
  void thePromiseOfAnAnswerStandsStillToo() {
    ServiceCase one = reported("No light");
    say(one.id(), Direction.OUTBOUND);
    clock.advance(Duration.ofHours(1));
    say(one.id(), Direction.INBOUND);
    cases.await(one.id(), "told by telephone");
    clock.set(Instant.parse("2026-03-12T10:00:00Z"));
    cases.reopen(one.id(), null);

    assertThat(clocks(one)).anyMatch(clock -> clock.startsWith("CASE_NEXT_RESPONSE RUNNING"));
    crm.maintenance().runDue();
    assertThat(alerts).isEmpty();
  }

  @Test
  void aDeadlineThatMovesIsToldAgain() {
    ServiceCase one = reported("No light");
    clock.advance(Duration.ofHours(5));
    crm.maintenance().runDue();
    assertThat(alerts).extracting(Alert::kind).containsExactly(Alert.Kind.CASE_FIRST_RESPONSE);

    cases.update(cases.get(one.id()).toBuilder().priority(Priority.URGENT).build());
    crm.maintenance().runDue();
    crm.maintenance().runDue();

    assertThat(alerts)
        .extracting(Alert::kind)
        .containsExactly(
            Alert.Kind.CASE_FIRST_RESPONSE,
            Alert.Kind.CASE_FIRST_RESPONSE,
            Alert.Kind.CASE_RESOLUTION);
  }

  @Test
  void whoeverWaitsInADuplicateWaitsInTheOther() {
    ServiceCase one = reported("No light");
    ServiceCase two = reported("Lamp");
    cases.resolve(one.id(), "done");
    say(two.id(), Direction.OUTBOUND);
    clock.advance(Duration.ofMinutes(1));
    say(two.id(), Direction.INBOUND);
    Instant due = cases.get(two.id()).nextResponseDueAt();

    ServiceCase kept = cases.merge(two.id(), one.id());

    assertThat(kept.status()).isEqualTo(CaseStatus.OPEN);
    assertThat(kept.nextResponseDueAt()).isEqualTo(due).isNotNull();
  }

  @Test
  void whatWasSaidBeforeAndIsWrittenDownLaterOpensNothing() {
    ServiceCase one = reported("No light");
    Instant before = clock.instant();
    clock.advance(Duration.ofHours(2));
    cases.resolve(one.id(), "Changed the bulb");

    session
        .interactions()
        .log(
            Interaction.builder()
                .customerId(ada)
                .direction(Direction.INBOUND)
                .caseId(one.id())
                .occurredAt(before.plusSeconds(60))
                .build());

    assertThat(cases.get(one.id()).status()).isEqualTo(CaseStatus.RESOLVED);
  }

  @Test
  void anotherPriorityMovesTheDeadlines() {
    ServiceCase one = reported("No light");

    cases.update(one.toBuilder().priority(Priority.URGENT).subject("Dark!").build());

    assertThat(clocks(one))
        .containsExactly(
            "CASE_FIRST_RESPONSE RUNNING 2026-03-02T11:00:00Z left PT1H",
            "CASE_RESOLUTION RUNNING 2026-03-02T14:00:00Z left PT4H");
    assertThatThrownBy(() -> cases.update(one)).isInstanceOf(ConflictException.class);
    ServiceCase forged =
        cases.get(one.id()).toBuilder().status(CaseStatus.CLOSED).number(77).build();
    assertThat(cases.update(forged).status()).isEqualTo(CaseStatus.NEW);
    assertThat(cases.get(one.id()).number()).isEqualTo(1);
  }

  @Test
  void whatWasSaidAboutADuplicateIsAboutTheOther() {
    ServiceCase one = reported("No light");
    ServiceCase two = reported("Lamp broken");
    say(two.id(), Direction.INBOUND);

    assertThat(cases.merge(two.id(), one.id()).id()).isEqualTo(one.id());

    assertThat(cases.get(two.id()).status()).isEqualTo(CaseStatus.DUPLICATE);
    assertThat(say(two.id(), Direction.OUTBOUND).caseId()).isEqualTo(one.id());
    assertThat(cases.get(one.id()).firstRespondedAt()).isEqualTo(clock.instant());
    assertThat(cases.conversation(two.id(), 10, null).items()).hasSize(2);
    assertThatThrownBy(() -> cases.reopen(two.id(), null))
        .isInstanceOf(ConflictException.class)
        .hasMessage("Case 2 is DUPLICATE and cannot be opened again.");
    assertThatThrownBy(() -> cases.merge(one.id(), two.id())).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> cases.merge(one.id(), one.id()))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void whatWasWithdrawnWasNeverSaid() {
    ServiceCase one = reported("No light");
    clock.advance(Duration.ofHours(1));
    Interaction wrong = say(one.id(), Direction.OUTBOUND);
    assertThat(clocks(one)).contains("CASE_FIRST_RESPONSE MET 2026-03-02T14:00:00Z left PT0S");

    session.interactions().withdraw(wrong.id(), "sent to somebody else");

    assertThat(cases.conversation(one.id(), 10, null).items()).isEmpty();
    assertThat(cases.get(one.id()).firstRespondedAt()).isNull();
    assertThat(clocks(one)).contains("CASE_FIRST_RESPONSE RUNNING 2026-03-02T14:00:00Z left PT3H");
    clock.set(Instant.parse("2026-03-02T14:30:00Z"));
    crm.maintenance().runDue();
    assertThat(alerts).extracting(Alert::kind).containsExactly(Alert.Kind.CASE_FIRST_RESPONSE);
  }

  @Test
  void aCorrectionIsSaidInPlaceOfTheFormer() {
    ServiceCase one = reported("No light");
    clock.advance(Duration.ofHours(1));
    Instant said = clock.instant();
    Interaction wrong = say(one.id(), Direction.OUTBOUND);
    clock.advance(Duration.ofHours(1));

    Interaction right =
        session
            .interactions()
            .correct(wrong.id(), touch -> touch.toBuilder().subject("Which lamp?").build(), null);

    assertThat(cases.conversation(one.id(), 10, null).items()).containsExactly(right);
    assertThat(cases.get(one.id()).firstRespondedAt()).isEqualTo(said);

    Instant later = said.plusSeconds(1800);
    session
        .interactions()
        .correct(right.id(), touch -> touch.toBuilder().occurredAt(later).build(), null);
    assertThat(cases.get(one.id()).firstRespondedAt()).isEqualTo(later);
  }

  @Test
  void aQuestionIsOpenAgainWhenItsAnswerIsWithdrawn() {
    ServiceCase one = reported("No light");
    say(one.id(), Direction.OUTBOUND);
    clock.advance(Duration.ofMinutes(30));
    Interaction question = say(one.id(), Direction.INBOUND);
    Instant due = cases.get(one.id()).nextResponseDueAt();
    clock.advance(Duration.ofMinutes(30));
    Interaction answer = say(one.id(), Direction.OUTBOUND);
    assertThat(cases.get(one.id()).nextResponseDueAt()).isNull();

    session.interactions().withdraw(answer.id(), null);
    assertThat(cases.get(one.id()).nextResponseDueAt()).isEqualTo(due).isNotNull();

    session.interactions().withdraw(question.id(), null);
    assertThat(cases.get(one.id()).nextResponseDueAt()).isNull();
  }

  @Test
  void aWithdrawnAnswerDoesNotStandBehindAQuestionWrittenDownLate() {
    ServiceCase one = reported("No light");
    say(one.id(), Direction.OUTBOUND);
    clock.advance(Duration.ofMinutes(10));
    Instant asked = clock.instant();
    clock.advance(Duration.ofMinutes(10));
    session.interactions().withdraw(say(one.id(), Direction.OUTBOUND).id(), null);

    session
        .interactions()
        .log(
            Interaction.builder()
                .customerId(ada)
                .direction(Direction.INBOUND)
                .caseId(one.id())
                .occurredAt(asked)
                .build());

    assertThat(cases.get(one.id()).nextResponseDueAt()).isNotNull();
  }

  @Test
  void anAnswerToADuplicateIsAnAnswer() {
    ServiceCase gone = reported("No light");
    ServiceCase kept = reported("Lamp broken");
    clock.advance(Duration.ofMinutes(30));
    say(gone.id(), Direction.OUTBOUND);
    clock.advance(Duration.ofHours(6));

    cases.merge(gone.id(), kept.id());

    assertThat(clocks(kept)).contains("CASE_FIRST_RESPONSE MET 2026-03-02T14:00:00Z left PT0S");
  }

  @Test
  void anAnswerFromBeforeTheReportCountsFromTheReport() {
    ServiceCase gone = reported("No light");
    say(gone.id(), Direction.OUTBOUND);
    clock.advance(Duration.ofHours(1));
    ServiceCase kept = reported("Lamp broken");

    assertThat(cases.merge(gone.id(), kept.id()).firstRespondedAt()).isEqualTo(kept.openedAt());
  }

  @Test
  void whoeverFollowedBothFollowsTheOneThatGoesOn() {
    ServiceCase gone = reported("No light");
    ServiceCase kept = reported("Lamp broken");
    session.follows().follow(gone.id());
    session.follows().follow(kept.id());
    CrmSession bob = crm.session("bob");
    bob.follows().follow(gone.id());
    bob.follows().follow(kept.id());
    bob.follows().unfollow(kept.id());

    cases.merge(gone.id(), kept.id());

    assertThat(session.follows().mine()).extracting(Follow::caseId).containsExactly(kept.id());
    assertThat(bob.follows().isFollowing(kept.id())).isTrue();
    bob.follows().unfollow(kept.id());
    assertThat(bob.follows().mine()).isEmpty();
  }

  @Test
  void whoeverLogsNeedNotBeAbleToChangeTheCase() {
    ServiceCase one = reported("No light");
    cases.resolve(one.id(), "done");
    clock.advance(Duration.ofHours(1));

    crm.session("clerk")
        .interactions()
        .log(
            Interaction.builder()
                .customerId(ada)
                .direction(Direction.INBOUND)
                .caseId(one.id())
                .occurredAt(clock.instant())
                .build());

    assertThat(cases.get(one.id()).status()).isEqualTo(CaseStatus.OPEN);
  }

  @Test
  void aCaseThatSomebodyCannotSeeIsReportedOnce() {
    ServiceCase draft =
        ServiceCase.builder().customerId(ada).subject("x").idempotencyKey("mail-7").build();
    ServiceCase stored = cases.open(draft);

    ServiceCase again = crm.session("intake").cases().open(draft);

    assertThat(again.id()).isEqualTo(stored.id());
    assertThat(again.subject()).isEqualTo("x");
    assertThat(again.number()).as("not for them to see").isZero();
    assertThat(cases.query(Conditions.everyone(), List.of(), 10, null).items()).hasSize(1);
  }

  @Test
  void aCaseOfOneCustomerIsNotTalkedAboutWithAnother() {
    ServiceCase one = reported("No light");
    CustomerId bea = session.customers().create(Person.builder().givenName("Bea").build()).id();
    Interaction wrong =
        Interaction.builder().customerId(bea).caseId(one.id()).occurredAt(clock.instant()).build();

    assertThatThrownBy(() -> session.interactions().log(wrong))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("Case 1 is of another customer.");
  }

  @Test
  void casesFollowAMergedCustomer() {
    ServiceCase one = reported("No light");
    CustomerId bea = session.customers().create(Person.builder().givenName("Bea").build()).id();
    session.merges().merge(bea, List.of(ada), "same");

    assertThat(cases.get(one.id()).customerId()).isEqualTo(bea);
    say(one.id(), Direction.OUTBOUND);
    assertThat(cases.get(one.id()).firstRespondedAt()).isNotNull();
  }

  @Test
  void everyPassedDeadlineIsToldOnce() {
    ServiceCase one = reported("No light");
    crm.maintenance().runDue();
    assertThat(alerts).isEmpty();

    clock.set(Instant.parse("2026-03-02T14:00:00Z"));
    crm.maintenance().runDue();
    crm.maintenance().runDue();
    assertThat(alerts)
        .extracting(Alert::kind, Alert::id, Alert::text)
        .containsExactly(
            tuple(
                Alert.Kind.CASE_FIRST_RESPONSE,
                one.id().value(),
                "Case 1 'No light' has missed its first response."));

    clock.set(Instant.parse("2026-03-09T14:00:00Z"));
    crm.maintenance().runDue();
    assertThat(alerts)
        .extracting(Alert::kind)
        .containsExactly(Alert.Kind.CASE_FIRST_RESPONSE, Alert.Kind.CASE_RESOLUTION);
    assertThat(clocks(one)).allMatch(clock -> clock.contains("MISSED"));
  }

  @Test
  void aLevelSaysToWhomLateCasesGo() {
    ServiceCase gold =
        cases.open(ServiceCase.builder().customerId(ada).subject("x").serviceLevel("gold").build());
    clock.advance(Duration.ofHours(3));
    crm.maintenance().runDue();

    assertThat(alerts).extracting(Alert::owner).containsExactly("boss", "boss");
    assertThat(cases.get(gold.id()).owner()).isEqualTo("boss");
    assertThatThrownBy(
            () ->
                cases.open(
                    ServiceCase.builder()
                        .customerId(ada)
                        .subject("x")
                        .serviceLevel("silver")
                        .build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("There is no service level 'silver'; there are: [standard, gold].");
  }

  /** Whatever happens in whatever order, a case is what its status says. */
  @Test
  void randomMovesNeverReachAStateThatCannotBe() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      ServiceCase one = reported("case " + seed);
      ServiceCase other = reported("other " + seed);
      for (int step = 0; step < 25; step++) {
        clock.advance(Duration.ofMinutes(random.nextInt(900)));
        try {
          move(random.nextInt(10), one.id(), other.id());
        } catch (CrmException e) {
          assertThat(e.code()).isEqualTo("E_CASE_OVER");
        }
        assertPossible(cases.get(one.id()), "seed " + seed + ", step " + step);
      }
    }
  }

  /** What happened to a case, in order, leads to what it is. */
  @Test
  void historyExplainsThePresent() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      ServiceCase one = reported("case " + seed);
      ServiceCase other = reported("other " + seed);
      for (int step = 0; step < 25; step++) {
        clock.advance(Duration.ofMinutes(random.nextInt(900)));
        ServiceCaseId about = random.nextInt(4) == 0 ? other.id() : one.id();
        try {
          int kind = random.nextInt(13);
          if (kind < 10) {
            move(kind, about, about.equals(one.id()) ? other.id() : one.id());
          } else {
            takeBack(kind, about, random);
          }
        } catch (CrmException e) {
          assertThat(e.code()).isEqualTo("E_CASE_OVER");
        }
      }
    }
    Map<UUID, List<Change>> history = history();
    for (ServiceCase now : cases.query(Conditions.everyone(), List.of(), 1_000, null).items()) {
      String when = "case " + now.number() + ", " + now.subject();
      assertPossible(now, when);
      assertExplained(now, history.get(now.id().value()), when);
      assertFollowsFromTheConversation(now, when);
    }
  }

  private void takeBack(int kind, ServiceCaseId about, Random random) {
    List<Interaction> said = cases.conversation(about, 100, null).items();
    if (said.isEmpty()) {
      return;
    }
    Interaction any = said.get(random.nextInt(said.size()));
    switch (kind) {
      case 10 -> session.interactions().withdraw(any.id(), null);
      case 11 ->
          session
              .interactions()
              .correct(any.id(), one -> one.toBuilder().subject("other words").build(), null);
      default ->
          session
              .interactions()
              .correct(
                  any.id(),
                  one ->
                      one.toBuilder()
                          .direction(random.nextBoolean() ? Direction.INBOUND : Direction.OUTBOUND)
                          .occurredAt(clock.instant().minusSeconds(random.nextInt(90_000)))
                          .build(),
                  null);
    }
  }

  private void assertExplained(ServiceCase now, List<Change> history, String when) {
    String status = null;
    String resolvedAt = null;
    String closedAt = null;
    long version = 0;
    for (Change one : history) {
      assertThat(one.version()).as(when).isGreaterThanOrEqualTo(version);
      version = one.version();
      for (FieldChange change : one.fields()) {
        switch (change.field()) {
          case "status" -> {
            assertThat(change.before()).as(when).isEqualTo(status);
            status = change.after();
          }
          case "resolvedAt" -> resolvedAt = change.after();
          case "closedAt" -> closedAt = change.after();
          default -> {}
        }
      }
    }
    assertThat(status).as(when).isEqualTo(now.status().name());
    assertThat(resolvedAt == null).as(when).isEqualTo(now.resolvedAt() == null);
    assertThat(closedAt == null).as(when).isEqualTo(now.closedAt() == null);
    assertThat(version).as(when).isEqualTo(now.revision().version());
  }

  private Map<UUID, List<Change>> history() {
    Map<UUID, List<Change>> history = new HashMap<>();
    ChangePosition from = session.changes().earliest();
    ChangePage page;
    do {
      page = session.changes().since(from, 10_000);
      page.items()
          .forEach(one -> history.computeIfAbsent(one.id(), id -> new ArrayList<>()).add(one));
      from = page.next();
    } while (page.hasMore());
    return history;
  }

  /** A first response is there if we said something that stands, and says when. */
  private void assertFollowsFromTheConversation(ServiceCase now, String when) {
    if (now.status() == CaseStatus.DUPLICATE) {
      return;
    }
    Instant first =
        cases.conversation(now.id(), 1_000, null).items().stream()
            .filter(one -> one.direction() == Direction.OUTBOUND)
            .map(
                one ->
                    one.occurredAt().isBefore(now.openedAt()) ? now.openedAt() : one.occurredAt())
            .min(Comparator.naturalOrder())
            .orElse(null);
    assertThat(now.firstRespondedAt()).as(when).isEqualTo(first);
  }

  private void move(int kind, ServiceCaseId one, ServiceCaseId other) {
    switch (kind) {
      case 0 -> say(one, Direction.INBOUND);
      case 1 -> say(one, Direction.OUTBOUND);
      case 2 -> cases.await(one, null);
      case 3 -> cases.resolve(one, "done");
      case 4 -> cases.close(one, null);
      case 5 -> cases.reopen(one, null);
      case 6 -> cases.assign(one, "bob");
      case 7 -> cases.update(cases.get(one).toBuilder().priority(Priority.URGENT).build());
      case 8 -> crm.maintenance().runDue();
      default -> {
        if (clock.instant().getEpochSecond() % 5 == 0) {
          cases.merge(one, other);
        }
      }
    }
  }

  private void assertPossible(ServiceCase one, String when) {
    assertThat(one.pausedAt() == null).as(when).isEqualTo(one.isRunning());
    if (one.closedAt() == null) {
      boolean resolved = one.status() == CaseStatus.RESOLVED;
      assertThat(one.resolvedAt() != null).as(when).isEqualTo(resolved);
    }
    assertThat(one.closedAt() != null)
        .as(when)
        .isEqualTo(one.status() == CaseStatus.CLOSED || one.status() == CaseStatus.DUPLICATE);
    assertThat(one.duplicateOf() != null).as(when).isEqualTo(one.status() == CaseStatus.DUPLICATE);
    assertThat(one.firstResponseDueAt()).as(when).isNotNull();
    for (CaseClock clock : cases.clocks(one.id())) {
      assertThat(clock.left().isNegative()).as(when).isFalse();
      assertThat(clock.state() == CaseClock.State.PAUSED && one.isRunning()).as(when).isFalse();
    }
  }
}
