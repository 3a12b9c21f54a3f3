package dev.crmcore.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.calendar.WorkingCalendar;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.duplicates.DuplicatePair;
import dev.crmcore.duplicates.DuplicateScan;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.matching.MatchDecision;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Due;
import dev.crmcore.model.Identity;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Money;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Priority;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.SuppressionReason;
import dev.crmcore.model.Survey;
import dev.crmcore.model.SurveyInstrument;
import dev.crmcore.model.Task;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.service.ServiceLevel;
import dev.crmcore.service.ServiceTargets;
import dev.crmcore.testkit.MemoryBlobStore;
import dev.crmcore.testkit.MutableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverviewsTest {
  private static final ZoneId ZONE = ZoneOffset.UTC;

  /** Whose references a record can do without. */
  private static final Set<String> MAY_BE_MISSING =
      Set.of("interaction", "task", "lead", "survey", "comment", "attachment", "serviceCase");

  private final Map<String, Set<String>> concealed = new HashMap<>();
  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(clock)
          .blobs(context -> new MemoryBlobStore(clock))
          .accessPolicy(new SomeIsForAnna())
          .serviceLevel(
              ServiceLevel.of("standard", WorkingCalendar.always())
                  .promise(Priority.NORMAL, new ServiceTargets(null, null, Duration.ofHours(20))))
          .build();
  private final CrmSession session = crm.session("anna");
  private final Overviews overviews = session.overviews();
  private final CustomerId ada =
      session
          .customers()
          .create(
              Person.builder()
                  .givenName("Ada")
                  .familyName("Byron")
                  .email("ada@example.com")
                  .lifecycleStage(LifecycleStage.CUSTOMER)
                  .owner("anna")
                  .owner("gravel", "greg")
                  .build())
          .id();

  /**
   * Bob sees no purchases, and neither when a deal was closed nor answers. From "some" is concealed
   * what a test says, and "blind" sees neither touches nor what people said of customers.
   */
  private final class SomeIsForAnna implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      if (actor.name().equals("blind") && Set.of("interaction", "purchase").contains(type.name())) {
        return Conditions.nobody();
      }
      if (actor.name().equals("bob") && type.name().equals("customer")) {
        return Conditions.not(Conditions.tag("hidden from bob"));
      }
      return !actor.name().equals("bob") || !type.name().equals(PurchaseFields.TYPE.name())
          ? Conditions.everyone()
          : Conditions.nobody();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return switch (actor.name() + " " + type.name()) {
        case "bob deal" -> Set.of("closedAt");
        case "bob survey" -> Set.of("answeredAt");
        case "blind customer" -> Set.of("owners");
        case "blind deal" -> Set.of("nextStep");
        case "blind survey" -> Set.of("score");
        default ->
            actor.name().equals("some") ? concealed.getOrDefault(type.name(), Set.of()) : Set.of();
      };
    }
  }

  @AfterEach
  void close() {
    crm.close();
  }

  private void touch(String at, Direction direction, String subject) {
    session
        .interactions()
        .log(
            Interaction.builder()
                .customerId(ada)
                .kind(InteractionKind.CALL)
                .direction(direction)
                .subject(subject)
                .occurredAt(Instant.parse(at))
                .build());
  }

  private void buy(String at, String amount) {
    session
        .purchases()
        .record(
            Purchase.builder()
                .customerId(ada)
                .amount(Money.parse(amount))
                .occurredAt(Instant.parse(at))
                .build());
  }

  private Deal deal() {
    Pipeline pipeline =
        session
            .deals()
            .createPipeline(
                Pipeline.of(
                    "Sales",
                    List.of(
                        Stage.of("offer", "Offer", StageCategory.OPEN, 40),
                        Stage.of("won", "Won", StageCategory.WON, 100))));
    return session
        .deals()
        .create(
            Deal.builder()
                .name("Lamps")
                .customerId(ada)
                .pipelineId(pipeline.id())
                .amount(Money.parse("5000 EUR"))
                .nextStep("send the offer")
                .nextStepOn(LocalDate.of(2026, 3, 5))
                .owner("dora")
                .build());
  }

  private void everything() {
    touch("2026-03-01T09:00:00Z", Direction.INBOUND, "lamps");
    touch("2026-02-01T09:00:00Z", Direction.OUTBOUND, "hello");
    touch("2026-03-02T09:30:00Z", Direction.INTERNAL, "nice person");
    buy("2026-01-10T09:00:00Z", "10 EUR");
    buy("2026-02-10T09:00:00Z", "20 EUR");
    buy("2026-02-20T09:00:00Z", "7 USD");
    deal();
    session
        .tasks()
        .create(
            Task.builder()
                .subject("call back")
                .customerId(ada)
                .due(Due.onDay(LocalDate.of(2026, 3, 3), ZONE))
                .assignee("tom")
                .build());
    session.cases().open(ServiceCase.builder().customerId(ada).subject("No light").build());
    session
        .surveys()
        .record(
            Survey.builder()
                .customerId(ada)
                .instrument(SurveyInstrument.CSAT)
                .score(2L)
                .comment("too slow")
                .build());
    session
        .messages()
        .suppress(ContactKind.EMAIL, "ada@example.com", SuppressionReason.UNSUBSCRIBED, null);
    session.segments().define("buyers", "purchases.count >= 3");
    session.segments().define("sleepers", "purchases.count = 0");
    session.segments().defineStatic("friends");
    session.segments().include("friends", List.of(ada), "by hand");
  }

  @Test
  void aPersonIsSeenWhole() {
    everything();
    Organization firm = Organization.builder().legalName("Engines Ltd").build();
    CustomerId engines = session.customers().create(firm).id();
    session.customers().affiliate(Affiliation.of(ada, engines, "owner"));

    CustomerOverview seen = overviews.of(ada);

    assertThat(seen.customer().displayName()).isEqualTo("Ada Byron");
    assertThat(seen.places())
        .extracting(place -> place.customer().displayName(), place -> place.affiliation().role())
        .containsExactly(tuple("Engines Ltd", "owner"));
    assertThat(seen.openDeals()).extracting(Deal::name).containsExactly("Lamps");
    assertThat(seen.openTasks()).extracting(Task::subject).containsExactly("call back");
    assertThat(seen.openCases()).extracting(ServiceCase::subject).containsExactly("No light");
    assertThat(seen.purchases())
        .isEqualTo(
            new PurchaseTotals(
                3,
                List.of(Money.parse("30 EUR"), Money.parse("7 USD")),
                Instant.parse("2026-01-10T09:00:00Z"),
                Instant.parse("2026-02-20T09:00:00Z")));
    assertThat(seen.surveys()).hasSize(1);
    assertThat(seen.segments()).containsExactly("buyers", "friends");
    assertThat(seen.lastContact()).extracting(Interaction::subject).isEqualTo("lamps");
    assertThat(seen.nextContact())
        .isEqualTo(new PlannedContact(Instant.parse("2026-03-04T00:00:00Z"), "call back", "tom"));
    assertThat(seen.colleagues())
        .containsExactlyInAnyOrder(
            new Colleague("anna", "owner"),
            new Colleague("greg", "owner for gravel"),
            new Colleague("dora", "deal 'Lamps'"),
            new Colleague("tom", "task 'call back'"));
    assertThat(seen.timeline().entries()).hasSize(9);
    assertThat(overviews.of(engines).places())
        .extracting(place -> place.customer().displayName())
        .containsExactly("Ada Byron");
  }

  @Test
  void theNoteForAColleagueIsMadeOfFacts() {
    everything();

    assertThat(overviews.handOver(overviews.of(ada), ZONE))
        .isEqualTo(
            """
            Ada Byron, customer since 2026-03-02, responsible: anna, greg for gravel.
            Last contact yesterday: inbound call about 'lamps'.
            Case 1 'No light' (normal) is our turn, due tomorrow.
            To do: 'call back', due tomorrow, tom.
            Deal 'Lamps' over 5000.00 EUR in stage offer since 2026-03-02, next: 'send the offer' on 2026-03-05.
            Bought 3 times for 30.00 EUR and 7.00 USD, last on 2026-02-20.
            Answered CSAT with 2 today: 'too slow'.
            Do not write to ada@example.com: unsubscribed.
            """);
  }

  @Test
  void aStrangerHasAnEmptyOverview() {
    CustomerId bea = session.customers().create(Person.builder().givenName("Bea").build()).id();

    assertThat(overviews.handOver(overviews.of(bea), ZONE))
        .isEqualTo(
            """
            Bea, lead since 2026-03-02, nobody is responsible.
            Nobody has spoken with them yet.
            Has bought nothing so far.
            """);
    assertThatThrownBy(() -> overviews.of(new CustomerId(java.util.UUID.randomUUID())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aStageIsSaidSinceItIsSo() {
    clock.advance(Duration.ofDays(10));
    session.customers().setStage(ada, LifecycleStage.LAPSED, "moved away");

    CustomerOverview seen = overviews.of(ada);

    assertThat(seen.stageSince()).isEqualTo(clock.instant());
    assertThat(overviews.handOver(seen, ZONE)).startsWith("Ada Byron, lapsed since 2026-03-12, ");
  }

  @Test
  void theNoteSaysNothingOfWhatIsNotSeen() {
    touch("2026-03-01T09:00:00Z", Direction.INBOUND, "lamps");
    buy("2026-01-10T09:00:00Z", "10 EUR");
    deal();
    session
        .surveys()
        .record(
            Survey.builder().customerId(ada).instrument(SurveyInstrument.NPS).score(9L).build());
    Overviews blind = crm.session("blind").overviews();

    assertThat(blind.handOver(blind.of(ada), ZONE))
        .isEqualTo(
            """
            Ada Byron, customer since 2026-03-02.
            Deal 'Lamps' over 5000.00 EUR in stage offer since 2026-03-02.
            Answered NPS today.
            """);
  }

  @Test
  void theOverviewTellsWhichWayAnswersGo() {
    for (long score : new long[] {9, 8, 4}) {
      clock.advance(Duration.ofDays(1));
      session
          .surveys()
          .record(
              Survey.builder()
                  .customerId(ada)
                  .instrument(SurveyInstrument.NPS)
                  .score(score)
                  .build());
    }

    CustomerOverview seen = overviews.of(ada);

    assertThat(seen.surveyTrends())
        .containsExactly(session.surveys().trend(ada, SurveyInstrument.NPS));
    assertThat(overviews.handOver(seen, ZONE))
        .contains("Answered NPS with 4 today, worsening after 8.50 on average.");
  }

  @Test
  void everyRoleIsAPlace() {
    CustomerId engines =
        session.customers().create(Organization.builder().legalName("Engines Ltd").build()).id();
    session.customers().affiliate(Affiliation.of(ada, engines, "director"));
    session.customers().affiliate(Affiliation.of(ada, engines, "engineer"));
    CustomerId bea = session.customers().create(Person.builder().givenName("Bea").build()).id();
    session.customers().affiliate(Affiliation.of(bea, engines, null));

    assertThat(overviews.of(ada).places())
        .extracting(place -> place.affiliation().role())
        .containsExactly("director", "engineer");
    List<String> paged = new ArrayList<>();
    Keyset after = null;
    do {
      Page<Place> page = overviews.places(engines, 1, after);
      page.items().forEach(one -> paged.add(one.customer().displayName()));
      after = page.next();
    } while (after != null);
    assertThat(paged).containsExactly("Ada Byron", "Ada Byron", "Bea");
  }

  @Test
  void possibleDuplicatesAreThoseThatWaitInTheQueue() {
    CustomerId other =
        session
            .customers()
            .create(
                Person.builder()
                    .givenName("Ada")
                    .familyName("Byron")
                    .email("ada@example.com")
                    .tag("hidden from bob")
                    .build())
            .id();
    DuplicatePair pair = new DuplicatePair(ada, other, 0.5, MatchDecision.POSSIBLE_MATCH);
    session
        .reviewQueue()
        .refresh(
            new DuplicateScan(
                2, 1, List.of(), List.of(pair), List.of(), List.of(), List.of(), Map.of()));
    assertThat(overviews.of(ada).possibleDuplicates()).isEqualTo(1);
    assertThat(crm.session("bob").overviews().of(ada).possibleDuplicates()).isZero();

    session.duplicates().putOff(ada, other, LocalDate.of(2026, 4, 1), null);
    assertThat(overviews.of(ada).possibleDuplicates()).isZero();

    clock.advance(Duration.ofDays(60));
    assertThat(overviews.of(ada).possibleDuplicates()).isEqualTo(1);
    session.customers().archive(other, null);
    assertThat(overviews.of(ada).possibleDuplicates()).isZero();
  }

  /** Whatever is concealed, the rest is seen. */
  @Test
  void noConcealedFieldHidesTheWholeCustomer() {
    everything();
    List<String> failures = new ArrayList<>();
    Map<String, Set<String>> concealed = new HashMap<>();
    for (EntityType<?> type : crm.catalogue().entities()) {
      List<String> names = new ArrayList<>();
      type.collections().forEach(one -> names.add(one.name()));
      type.fields().stream()
          .filter(one -> !one.is(FieldTrait.REQUIRED) && !one.is(FieldTrait.SYSTEM))
          .filter(one -> !one.is(FieldTrait.DERIVED))
          .filter(one -> one.references().isEmpty() || MAY_BE_MISSING.contains(type.name()))
          .forEach(one -> names.add(one.name()));
      for (String name : names) {
        this.concealed.clear();
        this.concealed.put(type.name(), Set.of(name));
        failure(type.name() + "." + name).ifPresent(failures::add);
      }
      concealed.put(type.name(), Set.copyOf(names));
    }
    this.concealed.putAll(concealed);
    failure("everything").ifPresent(failures::add);
    assertThat(failures).isEmpty();
  }

  private Optional<String> failure(String concealed) {
    Overviews some = crm.session("some").overviews();
    try {
      CustomerOverview seen = some.of(ada);
      assertThat(seen.customer().id()).isEqualTo(ada);
      assertThat(some.handOver(seen, ZONE)).isNotBlank();
      some.timeline(ada, EnumSet.allOf(TimelineKind.class), 10, null);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of("without " + concealed + ": " + e);
    }
  }

  @Test
  void leadsCommentsFilesAndMovesStandOnTheTimeline() throws IOException {
    Lead lead =
        session
            .leads()
            .capture(
                Lead.builder()
                    .name("Ada Byron")
                    .email("ada@example.com")
                    .source("fair")
                    .message("Lamps?")
                    .build());
    clock.advance(Duration.ofMinutes(1));
    Deal deal = deal();
    clock.advance(Duration.ofMinutes(1));
    session.deals().move(deal.id(), "won", "at last");
    clock.advance(Duration.ofMinutes(1));
    session.comments().add(ada, "Pays in time");
    clock.advance(Duration.ofMinutes(1));
    try (InputStream bytes = new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8))) {
      session.attachments().add(ada, "offer.txt", bytes);
      session
          .attachments()
          .remove(
              session
                  .attachments()
                  .add(ada, "old.txt", new ByteArrayInputStream(new byte[] {'o', 'l', 'd'}))
                  .id());
    }

    assertThat(lead.customerId()).isEqualTo(ada);
    assertThat(
            overviews
                .timeline(
                    ada,
                    EnumSet.of(
                        TimelineKind.LEAD,
                        TimelineKind.COMMENT,
                        TimelineKind.ATTACHMENT,
                        TimelineKind.STAGE_CHANGE),
                    10,
                    null)
                .entries())
        .extracting(TimelineEntry::kind, TimelineEntry::text)
        .containsExactly(
            tuple(TimelineKind.ATTACHMENT, "offer.txt"),
            tuple(TimelineKind.COMMENT, "anna: Pays in time"),
            tuple(TimelineKind.STAGE_CHANGE, "Lamps: offer to won (at last)"),
            tuple(TimelineKind.LEAD, "fair: Lamps?"));
  }

  @Test
  void theTimelineOfAnOrganisationTakesInItsPeople() {
    CustomerId engines =
        session.customers().create(Organization.builder().legalName("Engines Ltd").build()).id();
    session.customers().affiliate(Affiliation.of(ada, engines, "owner"));
    CustomerId bea = session.customers().create(Person.builder().givenName("Bea").build()).id();
    Affiliation left = session.customers().affiliate(Affiliation.of(bea, engines, "buyer"));
    session.customers().endAffiliation(left.id(), LocalDate.of(2026, 3, 1));
    touch("2026-03-01T09:00:00Z", Direction.INBOUND, "lamps");
    session
        .interactions()
        .log(Interaction.builder().customerId(bea).occurredAt(clock.instant()).build());
    session
        .interactions()
        .log(
            Interaction.builder()
                .customerId(engines)
                .subject("contract")
                .occurredAt(clock.instant())
                .build());
    Set<TimelineKind> touches = EnumSet.of(TimelineKind.INTERACTION);

    assertThat(overviews.timeline(engines, touches, 10, null).entries()).hasSize(1);
    TimelinePage first = overviews.timelineWithPeople(engines, touches, 1, null);
    assertThat(first.entries())
        .extracting(TimelineEntry::text)
        .containsExactly("note internal contract");
    TimelinePage second = overviews.timelineWithPeople(engines, touches, 1, first.next());
    assertThat(second.entries())
        .extracting(TimelineEntry::text)
        .containsExactly("call inbound lamps");
    assertThat(second.next()).isNull();
  }

  @Test
  void whoMayNotSeeSomeSeesTheRest() {
    everything();

    CustomerOverview seen = crm.session("bob").overviews().of(ada);

    assertThat(seen.purchases()).isEqualTo(new PurchaseTotals(0, List.of(), null, null));
    assertThat(seen.openDeals()).isEmpty();
    assertThat(seen.surveys()).isEmpty();
    assertThat(seen.openTasks()).hasSize(1);
    assertThat(seen.segments()).as("as far as bob can tell").contains("friends", "sleepers");
    assertThat(seen.timeline().entries())
        .extracting(TimelineEntry::kind)
        .doesNotContain(TimelineKind.PURCHASE, TimelineKind.SURVEY)
        .contains(TimelineKind.DEAL, TimelineKind.INTERACTION);
  }

  @Test
  void aMergedCustomerLeadsToTheSurvivorWithItsWholeHistory() {
    everything();
    CustomerId bea = session.customers().create(Person.builder().givenName("Bea").build()).id();
    session.merges().merge(bea, List.of(ada), "the same");

    assertThat(overviews.of(ada).customer().id()).isEqualTo(bea);
    assertThat(overviews.of(ada).timeline().entries()).hasSize(9);
  }

  @Test
  void pagesFollowOneAnotherWhateverHappensAtTheSameMoment() {
    Random random = new Random(3);
    Pipeline pipeline = session.deals().pipeline("Sales").orElseGet(() -> pipelineOf(deal()));
    for (int i = 0; i < 60; i++) {
      String at = "2026-02-0%dT00:00:00Z".formatted(1 + random.nextInt(3));
      switch (random.nextInt(3)) {
        case 0 -> buy(at, "1 EUR");
        case 1 ->
            session
                .deals()
                .create(
                    Deal.builder().name("d" + i).customerId(ada).pipelineId(pipeline.id()).build());
        default -> touch(at, Direction.INBOUND, "t" + i);
      }
    }
    Set<TimelineKind> all = EnumSet.allOf(TimelineKind.class);
    List<TimelineEntry> whole = overviews.timeline(ada, all, 1_000, null).entries();
    for (int size : new int[] {1, 2, 7, 60}) {
      List<TimelineEntry> paged = new ArrayList<>();
      TimelineEntry after = null;
      do {
        TimelinePage page = overviews.timeline(ada, all, size, after);
        paged.addAll(page.entries());
        after = page.next();
      } while (after != null);
      assertThat(paged).as("pages of %d", size).isEqualTo(whole);
    }
    assertThat(overviews.timeline(ada, EnumSet.of(TimelineKind.PURCHASE), 1_000, null).entries())
        .isEqualTo(whole.stream().filter(e -> e.kind() == TimelineKind.PURCHASE).toList());
    assertThatThrownBy(() -> overviews.timeline(ada, all, 0, null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("A page has 1 to 1000 entries, not 0.");
  }

  private Pipeline pipelineOf(Deal deal) {
    return session.deals().pipelines().stream()
        .filter(one -> one.id().equals(deal.pipelineId()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoeverCallsIsSeenWhole() {
    everything();

    CallerCard card = overviews.caller(Identity.email("ADA@example.com"));

    assertThat(card.overview()).isEqualTo(overviews.of(ada));
    assertThat(card.candidates()).isEmpty();
    assertThat(card.isStranger()).isFalse();
  }

  @Test
  void whoeverIsNotCertainIsShownAsFarAsKnown() {
    Customer other =
        session.customers().create(Person.builder().givenName("Ada").phone("+4930901820").build());
    session.customers().change(ada, one -> one.toBuilder().phone("+4930901820").build());
    Lead lead = session.leads().capture(Lead.builder().name("Eve").phone("+49 89 1234567").build());
    Interaction letter =
        session
            .interactions()
            .log(
                Interaction.builder()
                    .kind(InteractionKind.EMAIL)
                    .direction(Direction.INBOUND)
                    .occurredAt(clock.instant())
                    .identities(Identity.email("who@example.org"))
                    .build());

    assertThat(overviews.caller(Identity.phone("+4930901820")).candidates())
        .extracting(Customer::id)
        .containsExactlyInAnyOrder(ada, other.id());
    assertThat(overviews.caller(Identity.phone("+49891234567")).leads()).containsExactly(lead);
    Lead qualified = session.leads().qualify(lead.id());
    assertThat(overviews.caller(Identity.phone("+49891234567")).leads())
        .as("worth a deal, so no stranger")
        .containsExactly(qualified);
    assertThat(overviews.caller(Identity.email("Who@example.org")).waiting())
        .containsExactly(letter);
    assertThat(overviews.caller(Identity.email("nobody@example.org")).isStranger()).isTrue();
  }
}
