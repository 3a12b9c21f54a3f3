package dev.crmcore.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.calendar.WorkingCalendar;
import dev.crmcore.capture.FormInput;
import dev.crmcore.capture.FormRules;
import dev.crmcore.changes.Change;
import dev.crmcore.changes.ChangePosition;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.CrmException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.event.Alert;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.FormSubmission;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LeadId;
import dev.crmcore.model.LeadStatus;
import dev.crmcore.model.LeadTouch;
import dev.crmcore.model.Money;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.scoring.Score;
import dev.crmcore.scoring.ScoreCard;
import dev.crmcore.scoring.ScoreRule;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Monday, 2 March 2026, ten o'clock. */
class LeadsTest {
  private static final WorkingCalendar OFFICE =
      WorkingCalendar.in(ZoneOffset.UTC).weekdays(LocalTime.of(9, 0), LocalTime.of(17, 0));

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final List<Alert> alerts = new ArrayList<>();
  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(clock)
          .phoneRegion("DE")
          .assignLeads(
              AssignmentRule.when("north", "city = 'Oslo'")
                  .to("nina", 2)
                  .to("olaf", 1)
                  .by(AssignmentRule.Way.LEAST_BUSY))
          .assignLeads(
              AssignmentRule.when("all", "everyone")
                  .to("anna")
                  .to("bob")
                  .to("cleo")
                  .unlessAbsent(
                      (who, day) -> who.equals("bob") && day.equals(LocalDate.of(2026, 3, 4)))
                  .answeredWithin(Duration.ofHours(2), OFFICE))
          .onAlert(alerts::add)
          .build();
  private final CrmSession session = crm.session("anna");
  private final Leads leads = session.leads();

  @AfterEach
  void close() {
    crm.close();
  }

  private Lead.Builder web(String name) {
    return Lead.builder().name(name).source("web");
  }

  private Lead captured(String name) {
    clock.advance(Duration.ofSeconds(1));
    return leads.capture(web(name).email(name.replace(' ', '.') + "@example.com").build());
  }

  @Test
  void addressesAreBroughtToStandardForm() {
    Lead lead =
        leads.capture(web("  Ada Byron ").email("Ada@Example.COM").phone("030 123456").build());

    assertThat(lead.name()).isEqualTo("Ada Byron");
    assertThat(lead.email()).isEqualTo("ada@example.com");
    assertThat(lead.phone()).isEqualTo("+4930123456");
    assertThat(lead.status()).isEqualTo(LeadStatus.NEW);
    assertThat(lead.receivedAt()).isEqualTo(clock.instant());
    for (Lead nobody : List.of(web("x").build(), web("x").email(" ").phone("").build())) {
      assertThatThrownBy(() -> leads.capture(nobody)).isInstanceOf(InvalidInputException.class);
    }
    Lead one = leads.capture(web("x").email(" ").sourceId("1").build());
    assertThat(leads.capture(web("y").email("").sourceId("2").build()).id())
        .as("blank is no address")
        .isNotEqualTo(one.id());
  }

  @Test
  void thePersonWhoComesAgainIsTheSameLead() {
    Lead first = leads.capture(web("Ada").email("ada@example.com").build());
    Lead again =
        leads.capture(
            web("Ada B.").email("ADA@example.com").phone("030 123456").city("Rome").build());
    Lead byPhone = leads.capture(web("A.").phone("+49 30 123456").build());

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(byPhone.id()).isEqualTo(first.id());
    assertThat(byPhone.times()).isEqualTo(3);
    assertThat(byPhone.name()).isEqualTo("Ada");
    assertThat(byPhone.city()).isEqualTo("Rome");

    leads.disqualify(first.id(), "spam");
    assertThat(leads.capture(web("Ada").email("ada@example.com").build()).id())
        .as("one that is closed is over")
        .isNotEqualTo(first.id());
  }

  @Test
  void twoPeopleOfOneOfficeAreTwoLeads() {
    Lead ada = leads.capture(web("Ada").email("ada@example.com").phone("030 123456").build());
    Lead bea = leads.capture(web("Bea").email("bea@example.com").phone("030 123456").build());
    Lead none = leads.capture(web("Cy").email("cy@example.com").phone("none").build());
    Lead same = leads.capture(web("Di").phone("none").build());

    assertThat(List.of(ada.id(), bea.id(), none.id(), same.id())).doesNotHaveDuplicates();
  }

  @Test
  void whatIsDeliveredAgainIsTheSameAndWhatIsSaidAgainIsKept() {
    Lead one =
        leads.capture(web("Ada").email("ada@example.com").sourceId("7").message("a").build());
    assertThat(
            leads.capture(web("Ada").email("ada@example.com").sourceId("7").message("a").build()))
        .isEqualTo(one);
    Lead more =
        leads.capture(web("Ada").email("ada@example.com").sourceId("8").message("b").build());
    assertThat(more.message()).isEqualTo("a\n\nb");
    assertThat(more.times()).isEqualTo(2);

    leads.disqualify(one.id(), "no");
    assertThat(leads.capture(web("Ada").email("ada@example.com").sourceId("7").build()).id())
        .isEqualTo(one.id());
    leads.capture(web("Ada").email("ada@example.com").sourceId("9").build());
    assertThatThrownBy(() -> leads.reopen(one.id(), null))
        .isInstanceOf(ConflictException.class)
        .hasMessage("'Ada' has another open lead.");
  }

  @Test
  void eachTouchIsTakenInOnceHoweverOftenItIsDelivered() {
    Lead first =
        leads.capture(
            Lead.builder()
                .name("Ada")
                .email("ada@example.com")
                .source("fair")
                .sourceId("1")
                .cost(Money.parse("5 EUR"))
                .build());
    Lead touch =
        web("Ada")
            .email("ada@example.com")
            .sourceId("77")
            .message("Call me")
            .cost(Money.parse("7 EUR"))
            .build();
    for (int i = 0; i < 3; i++) {
      leads.capture(touch);
    }

    Lead lead = leads.get(first.id());
    assertThat(lead.times()).isEqualTo(2);
    assertThat(lead.cost()).isEqualTo(Money.parse("12 EUR"));
    assertThat(lead.message()).isEqualTo("Call me");
    assertThat(leads.touches(lead.id()))
        .extracting(LeadTouch::source, LeadTouch::sourceId)
        .containsExactly(tuple("fair", "1"), tuple("web", "77"));

    leads.disqualify(lead.id(), "no");
    assertThat(leads.capture(touch).id()).as("also when it is closed").isEqualTo(lead.id());
    assertThat(leads.capture(web("w").sourceId("1").build()).id())
        .as("another source calls somebody else so")
        .isNotEqualTo(lead.id());
  }

  @Test
  void aTouchOfACustomerStandsOnTheTimelineOnce() {
    CustomerId ada =
        session
            .customers()
            .create(Person.builder().givenName("Ada").email("ada@example.com").build())
            .id();
    leads.capture(web("Ada").email("ada@example.com").sourceId("1").message("a").build());
    for (int i = 0; i < 3; i++) {
      leads.capture(web("Ada").email("ada@example.com").sourceId("2").message("b").build());
    }

    assertThat(session.interactions().timeline(ada, 10, null).items())
        .extracting(Interaction::body)
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aFormThatSeesNoLeadsStillTakesThemInOnce() {
    try (Crm guarded =
        Crm.builder().inMemory().clock(clock).accessPolicy(new FormSeesNothing()).build()) {
      Leads form = guarded.session("form").leads();
      Lead first = form.capture(web("Ada").email("ada@example.com").message("a").build());
      Lead again = form.capture(web("A.").email("ada@example.com").message("b").build());

      assertThat(again.id()).isEqualTo(first.id());
      assertThat(again.message()).as("what is known stays unseen").isEqualTo("b");
      Lead stored = guarded.session("anna").leads().get(first.id());
      assertThat(stored.times()).isEqualTo(2);
      assertThat(stored.message()).isEqualTo("a\n\nb");
    }
  }

  @Test
  void whatIsConcealedOfALeadIsSoOnItsTouches() {
    try (Crm guarded =
        Crm.builder().inMemory().clock(clock).accessPolicy(new FormSeesNothing()).build()) {
      Leads anna = guarded.session("anna").leads();
      LeadId id = anna.capture(web("Ada").sourceId("7").message("a").build()).id();

      assertThat(guarded.session("clerk").leads().touches(id))
          .extracting(LeadTouch::message, LeadTouch::key, LeadTouch::source)
          .containsExactly(tuple(null, null, "web"));
      assertThat(anna.touches(id)).extracting(LeadTouch::message).containsExactly("a");
      assertThatThrownBy(() -> guarded.session("form").leads().touches(id))
          .isInstanceOf(NotFoundException.class);
    }
  }

  /** The clerk does not see what leads want and what they are called elsewhere. */
  private static final class FormSeesNothing implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      return actor.name().equals("form") ? Conditions.nobody() : Conditions.everyone();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return actor.name().equals("clerk") && type.name().equals("lead")
          ? Set.of("message", "sourceId")
          : Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }
  }

  @Test
  void manyAtOnceGoRoundToo() {
    List<String> got = new ArrayList<>();
    session.atomically(
        "import",
        all -> {
          for (int i = 0; i < 6; i++) {
            got.add(all.leads().capture(web("x" + i).email("x" + i + "@x.com").build()).assignee());
          }
          return true;
        });
    assertThat(got).containsExactly("anna", "bob", "cleo", "anna", "bob", "cleo");
  }

  @Test
  void aCustomerIsRecognisedAndTheTouchStandsOnTheTimeline() {
    CustomerId ada =
        session
            .customers()
            .create(Person.builder().givenName("Ada").email("ada@example.com").build())
            .id();

    Lead lead = leads.capture(web("Ada").email("Ada@example.com").message("Call me").build());

    assertThat(lead.customerId()).isEqualTo(ada);
    assertThat(session.interactions().timeline(ada, 10, null).items())
        .extracting(Interaction::body)
        .containsExactly("Call me");
  }

  @Test
  void leadsGoRoundAndPassByWhoIsAbsent() {
    assertThat(List.of(captured("a"), captured("b"), captured("c"), captured("d")))
        .extracting(Lead::assignee)
        .containsExactly("anna", "bob", "cleo", "anna");
    clock.set(Instant.parse("2026-03-04T12:00:00Z"));
    assertThat(List.of(captured("e"), captured("f"), captured("g")))
        .extracting(Lead::assignee)
        .containsExactly("cleo", "anna", "cleo");
  }

  @Test
  void aLeadForWhomNobodyWasThereIsGivenToSomebodyLater() {
    Set<String> away = new HashSet<>(Set.of("eve", "lars"));
    try (Crm holidays =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .assignLeads(AssignmentRule.when("rome", "city = 'Rome'").to("remo", 1))
            .assignLeads(
                AssignmentRule.when("all", "everyone")
                    .to("eve")
                    .to("lars")
                    .unlessAbsent((who, day) -> away.contains(who)))
            .build()) {
      Leads taken = holidays.session("desk").leads();
      List<LeadId> ids = new ArrayList<>();
      for (String city : List.of("Oslo", "Rome", "Rome", "Bonn", "Kyiv")) {
        clock.advance(Duration.ofSeconds(1));
        ids.add(taken.capture(web(city).city(city).sourceId("id" + ids.size()).build()).id());
      }
      taken.disqualify(ids.get(4), "spam");
      holidays.maintenance().runDue();
      assertThat(ids)
          .extracting(id -> taken.get(id).assignee())
          .containsExactly(null, "remo", null, null, null);

      clock.advance(Duration.ofDays(3));
      away.clear();
      taken.capture(web("Bonn").sourceId("again").build());
      holidays.maintenance().runDue();

      assertThat(ids)
          .extracting(id -> taken.get(id).assignee())
          .as("the oldest first, in turn, and none that is closed")
          .containsExactly("lars", "remo", "eve", "lars", null);
      assertThat(taken.get(ids.get(0)).assignedAt()).isEqualTo(clock.instant());
    }
  }

  @Test
  void aLeadThatComesAgainIsGivenToWhoIsThereThen() {
    Set<String> away = new HashSet<>(Set.of("eve"));
    try (Crm holidays =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .assignLeads(
                AssignmentRule.when("all", "everyone")
                    .to("eve")
                    .unlessAbsent((who, day) -> away.contains(who)))
            .build()) {
      Leads taken = holidays.session("desk").leads();
      Lead draft = web("Ada").email("ada@example.com").build();
      assertThat(taken.capture(draft).assignee()).isNull();

      away.clear();
      assertThat(taken.capture(draft).assignee()).isEqualTo("eve");
    }
  }

  @Test
  void theLeastBusyGetsTheNextUpToTheirCapacity() {
    List<String> got = new ArrayList<>();
    List<LeadId> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofSeconds(1));
      Lead lead = leads.capture(web("n" + i).email("n" + i + "@x.com").city("oslo").build());
      got.add(lead.assignee());
      ids.add(lead.id());
    }
    assertThat(got).containsExactly("nina", "olaf", "nina", "anna", "bob");

    leads.disqualify(ids.get(0), "no");
    clock.advance(Duration.ofSeconds(1));
    assertThat(leads.capture(web("n9").email("n9@x.com").city("Oslo").build()).assignee())
        .isEqualTo("nina");
  }

  @Test
  void whoIsNotAnsweredInTimeIsToldOnce() {
    Lead lead = captured("ada");
    Lead answered = captured("bea");
    assertThat(lead.responseDueAt()).isEqualTo(lead.receivedAt().plus(Duration.ofHours(2)));
    leads.respond(answered.id());

    clock.advance(Duration.ofHours(3));
    crm.maintenance().runDue();
    crm.maintenance().runDue();

    assertThat(alerts).extracting(Alert::text).containsExactly("Lead 'ada' has had no answer.");
    assertThat(leads.respond(answered.id()).respondedAt()).isEqualTo(answered.receivedAt());
  }

  private Pipeline pipeline() {
    return session
        .deals()
        .createPipeline(
            Pipeline.of("Sales", List.of(Stage.of("new", "New", StageCategory.OPEN, 10))));
  }

  @Test
  void aLeadBecomesACustomerAndADealInOneChange() {
    Lead lead =
        leads.capture(
            web("Dr. Ada Byron")
                .email("ada@example.com")
                .company("Engines Ltd")
                .city("London")
                .build());
    LeadConversion wanted =
        LeadConversion.toDeal(pipeline().id()).named("Lamps", Money.parse("100 EUR"));

    Lead converted = leads.convert(lead.id(), wanted);

    Customer ada = session.customers().get(converted.customerId());
    assertThat(ada.displayName()).contains("Ada Byron");
    assertThat(ada.email()).contains("ada@example.com");
    assertThat(ada.owners()).containsValue(lead.assignee());
    assertThat(session.overviews().of(ada.id()).places())
        .extracting(place -> place.customer().displayName())
        .containsExactly("Engines Ltd");
    Deal deal = session.deals().get(converted.dealId());
    assertThat(deal.name()).isEqualTo("Lamps");
    assertThat(deal.sourceId()).isEqualTo(lead.id().toString());
    assertThat(leads.convert(lead.id(), wanted)).as("twice is once").isEqualTo(converted);
    assertThat(
            session
                .deals()
                .query(dev.crmcore.query.Conditions.everyone(), List.of(), 10, null)
                .items())
        .hasSize(1);
    assertThatThrownBy(() -> leads.reopen(lead.id(), null)).isInstanceOf(ConflictException.class);
  }

  @Test
  void aFailureLeavesNoHalfOfAConversion() {
    Lead lead = captured("ada");
    Pipeline gone = pipeline();
    LeadConversion wrong =
        LeadConversion.toDeal(new dev.crmcore.model.PipelineId(new java.util.UUID(1, 2)));

    assertThatThrownBy(() -> leads.convert(lead.id(), wrong)).isInstanceOf(CrmException.class);

    assertThat(session.customers().findByContact(ContactKind.EMAIL, "ada@example.com")).isEmpty();
    assertThat(leads.get(lead.id()).status()).isEqualTo(LeadStatus.NEW);
    assertThat(leads.convert(lead.id(), LeadConversion.toDeal(gone.id())).dealId()).isNotNull();
  }

  @Test
  void whereSeveralCouldBeMeantAPersonDecides() {
    Lead lead = leads.capture(web("Ada").email("office@example.com").build());
    CustomerId one =
        session
            .customers()
            .create(Person.builder().givenName("Ada").email("office@example.com").build())
            .id();
    session
        .customers()
        .create(Person.builder().givenName("Bea").email("office@example.com").build());

    assertThatThrownBy(() -> leads.convert(lead.id(), LeadConversion.toCustomer()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("2 customers can be reached like the lead 'Ada'; name one of them");
    assertThat(leads.convert(lead.id(), LeadConversion.toCustomer().of(one)).customerId())
        .isEqualTo(one);
  }

  @Test
  void whatBecameOfOthersSaysHowLikelyItIs() {
    for (int i = 0; i < 12; i++) {
      Lead fair =
          leads.capture(
              Lead.builder().name("f" + i).source("fair").phone("030 1000" + i + "00").build());
      Lead ad =
          leads.capture(
              Lead.builder().name("a" + i).source("ad").email("a" + i + "@x.com").build());
      if (i % 4 == 0) {
        leads.disqualify(fair.id(), "no");
        leads.convert(ad.id(), LeadConversion.toCustomer());
      } else {
        leads.convert(fair.id(), LeadConversion.toCustomer());
        leads.disqualify(ad.id(), "no");
      }
    }
    LeadId fair =
        leads.capture(Lead.builder().name("n").source("Fair").phone("030 5550000").build()).id();
    LeadId ad = leads.capture(Lead.builder().name("m").source("ad").email("m@x.com").build()).id();

    LeadScore good = leads.score(fair);
    LeadScore bad = leads.score(ad);
    assertThat(good.percent()).isGreaterThan(80);
    assertThat(bad.percent()).isLessThan(20);
    assertThat(good.won()).isEqualTo(12);
    assertThat(good.evidence())
        .anySatisfy(
            one -> {
              assertThat(one.field()).isEqualTo("source");
              assertThat(one.value()).isEqualTo("fair");
              assertThat(one.won()).isEqualTo(9);
              assertThat(one.lost()).isEqualTo(3);
              assertThat(one.bits()).isPositive();
            });

    Lead lost =
        leads
            .query(
                dev.crmcore.query.Conditions.equal(
                    dev.crmcore.catalogue.LeadFields.STATUS, LeadStatus.DISQUALIFIED),
                List.of(),
                1,
                null)
            .items()
            .get(0);
    leads.reopen(lost.id(), "called back");
    assertThat(leads.score(fair).lost()).as("unlearnt").isEqualTo(11);
  }

  @Test
  void aLeadIsWhatBecameOfItsDeal() {
    Pipeline sales =
        session
            .deals()
            .createPipeline(
                Pipeline.of(
                    "Sales",
                    List.of(
                        Stage.of("new", "New", StageCategory.OPEN, 10),
                        Stage.of("won", "Won", StageCategory.WON, 100),
                        Stage.of("lost", "Lost", StageCategory.LOST, 0))));
    Lead next = leads.capture(web("Next").email("next@example.com").build());
    DealId deal = leads.convert(captured("Ada").id(), LeadConversion.toDeal(sales.id())).dealId();
    assertThat(leads.score(next.id()))
        .as("nobody knows yet")
        .extracting(LeadScore::won, LeadScore::lost)
        .containsExactly(0L, 0L);

    session.deals().move(deal, "lost", null);
    LeadScore lost = leads.score(next.id());
    assertThat(lost).extracting(LeadScore::won, LeadScore::lost).containsExactly(0L, 1L);
    assertThat(lost.percent()).isLessThan(50);

    session.deals().move(deal, "new", null);
    assertThat(leads.score(next.id()).lost()).as("unlearnt").isZero();
    session.deals().move(deal, "won", null);
    assertThat(leads.score(next.id()).won()).isEqualTo(1);
    assertThat(leads.score(next.id()).percent()).isGreaterThan(50);
  }

  @Test
  void rulesRateLeadsAndSayWhy() {
    ScoreCard card =
        new ScoreCard(10, List.of())
            .with("from a fair", "source = 'fair'", 30)
            .with("of a company", "company is present", 20)
            .with("asks for little", "message is missing", -5);
    try (Crm rated = Crm.builder().inMemory().clock(clock).leadScore(card).build()) {
      Leads desk = rated.session("anna").leads();
      Lead fair =
          desk.capture(Lead.builder().name("Ada").email("a@example.com").source("fair").build());

      Score score = desk.rate(fair.id());

      assertThat(score.value()).isEqualTo(35);
      assertThat(score.reasons())
          .extracting(ScoreRule::name)
          .containsExactly("from a fair", "asks for little");
    }
    Lead web = leads.capture(web("Ada").email("a@example.com").phone("030 123456").build());
    assertThat(leads.rate(web.id()).value()).as("the card that comes along").isEqualTo(55);
    assertThatThrownBy(
            () ->
                Crm.builder()
                    .inMemory()
                    .leadScore(card.with("x", "lifecycleStage = LEAD", 1))
                    .build())
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aCostInAnotherCurrencyIsConvertedOrRefused() {
    Lead first =
        leads.capture(web("Ada").email("a@example.com").cost(Money.parse("5 EUR")).build());
    Lead dollars = web("Ada").email("a@example.com").cost(Money.parse("10 USD")).build();

    assertThatThrownBy(() -> leads.capture(dollars))
        .isInstanceOf(InvalidInputException.class)
        .extracting(e -> ((CrmException) e).code())
        .isEqualTo("E_CURRENCY");
    assertThat(leads.get(first.id()).times()).isEqualTo(1);

    session
        .rates()
        .set(
            Currency.getInstance("USD"),
            Currency.getInstance("EUR"),
            LocalDate.of(2026, 3, 1),
            new BigDecimal("0.9"),
            null);
    assertThat(leads.capture(dollars).cost()).isEqualTo(Money.parse("14 EUR"));
    assertThat(leads.touches(first.id()))
        .extracting(LeadTouch::cost)
        .containsExactly(Money.parse("5 EUR"), Money.parse("10 USD"));
  }

  @Test
  void aLeadOfACompanyThatSeveralAreCalledLikeIsOfTheOneThatIsNamed() {
    Customers customers = session.customers();
    CustomerId one = customers.create(Organization.builder().legalName("Engines Ltd").build()).id();
    CustomerId other =
        customers
            .create(Organization.builder().legalName("B Ltd").tradingName("ENGINES LTD").build())
            .id();
    LeadId ada =
        leads.capture(web("Ada").email("a@example.com").company("Engines Ltd").build()).id();

    assertThatThrownBy(() -> leads.convert(ada, LeadConversion.toCustomer()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining(one.toString())
        .hasMessageContaining(other.toString())
        .extracting(e -> ((CrmException) e).code())
        .isEqualTo("E_LEAD_AMBIGUOUS");
    assertThat(customers.count(Conditions.everyone())).as("nothing is half made").isEqualTo(2);

    CustomerId person = leads.convert(ada, LeadConversion.toCustomer().at(other)).customerId();
    assertThat(session.overviews().of(person).places())
        .extracting(place -> place.customer().id())
        .containsExactly(other);
    assertThat(customers.count(Conditions.everyone())).isEqualTo(3);
  }

  @Test
  void aCompanyIsFoundByItsTradingName() {
    CustomerId known =
        session
            .customers()
            .create(Organization.builder().legalName("B Ltd").tradingName("Engines").build())
            .id();
    LeadId ada = leads.capture(web("Ada").email("a@example.com").company("engines").build()).id();

    CustomerId person = leads.convert(ada, LeadConversion.toCustomer()).customerId();

    assertThat(session.overviews().of(person).places())
        .extracting(place -> place.customer().id())
        .containsExactly(known);
  }

  @Test
  void whatALeadWroteStandsOnTheTimelineOfTheCustomer() {
    leads.capture(web("Ada").email("a@example.com").message("Do you sell lamps?").build());
    Instant first = clock.instant();
    clock.advance(Duration.ofDays(2));
    Lead lead = leads.capture(web("Ada").email("a@example.com").message("Well?").build());
    clock.advance(Duration.ofDays(2));

    CustomerId ada = leads.convert(lead.id(), LeadConversion.toCustomer()).customerId();
    leads.convert(lead.id(), LeadConversion.toCustomer());

    assertThat(session.interactions().timeline(ada, 10, null).items())
        .extracting(Interaction::body, Interaction::occurredAt)
        .containsExactly(
            tuple("Well?", first.plus(Duration.ofDays(2))), tuple("Do you sell lamps?", first));
    assertThat(session.overviews().handOver(session.overviews().of(ada), ZoneOffset.UTC))
        .contains("Last contact on 2026-03-04: inbound form about 'Ada'.");
  }

  @Test
  void whatIsWrongOnALeadIsPutRight() {
    Lead lead = captured("Ada");
    leads.qualify(lead.id());
    Lead seen = leads.get(lead.id());

    Lead right =
        leads.update(
            seen.toBuilder()
                .name(" Ada Byron ")
                .phone("030 123456")
                .company(" ")
                .city("London")
                .status(LeadStatus.NEW)
                .assignee("mallory")
                .times(9)
                .source("mine")
                .build());

    assertThat(right)
        .isEqualTo(
            seen.toBuilder()
                .name("Ada Byron")
                .phone("+4930123456")
                .city("London")
                .revision(right.revision())
                .build());
    assertThat(leads.capture(web("A.").phone("030 123456").build()).id())
        .as("who calls with the right number")
        .isEqualTo(lead.id());
    assertThatThrownBy(() -> leads.update(seen))
        .as("changed meanwhile")
        .isInstanceOf(ConflictException.class);
    leads.disqualify(lead.id(), "no");
    assertThatThrownBy(() -> leads.update(leads.get(lead.id())))
        .extracting(e -> ((CrmException) e).code())
        .isEqualTo("E_LEAD_CLOSED");
  }

  @Test
  void anotherAddressSaysAnewWhoItIs() {
    CustomerId wrong =
        session
            .customers()
            .create(Person.builder().givenName("Eve").email("eve@example.com").build())
            .id();
    CustomerId ada =
        session
            .customers()
            .create(Person.builder().givenName("Ada").email("ada@example.com").build())
            .id();
    Lead lead = leads.capture(web("Ada").email("eve@example.com").build());
    assertThat(lead.customerId()).isEqualTo(wrong);

    Lead right = leads.update(lead.toBuilder().email("ADA@example.com").build());
    assertThat(right.customerId()).isEqualTo(ada);
    assertThat(leads.update(right.toBuilder().email("x@example.com").build()).customerId())
        .isNull();

    captured("bea");
    Lead now = leads.get(lead.id());
    assertThatThrownBy(() -> leads.update(now.toBuilder().email("bea@example.com").build()))
        .extracting(e -> ((CrmException) e).code())
        .isEqualTo("E_LEAD_OPEN");
  }

  /**
   * Whatever happens in whatever order, a lead is what its status says, and its history explains
   * what it is.
   */
  @Test
  void randomMovesNeverReachAStateThatCannotBe() {
    for (int seed = 0; seed < 80; seed++) {
      Random random = new Random(seed);
      ChangePosition begun = session.changes().latest();
      LeadId id = captured("lead" + seed).id();
      for (int step = 0; step < 20; step++) {
        clock.advance(Duration.ofMinutes(random.nextInt(3_000)));
        String when = "seed " + seed + ", step " + step;
        try {
          move(random, id);
        } catch (CrmException e) {
          assertThat(e.code()).as(when).isIn("E_LEAD_CLOSED", "E_LEAD_OPEN");
        }
        isWhatItsStatusSays(leads.get(id), when);
      }
      isExplained(leads.get(id), begun, "seed " + seed);
    }
  }

  private static void isWhatItsStatusSays(Lead lead, String step) {
    String when = step + ": " + lead.status();
    assertThat(lead.closedAt() == null).as(when).isEqualTo(lead.isOpen());
    assertThat(lead.nurtureUntil() != null)
        .as(when)
        .isEqualTo(lead.status() == LeadStatus.NURTURING);
    assertThat(lead.disqualifyReason() != null)
        .as(when)
        .isEqualTo(lead.status() == LeadStatus.DISQUALIFIED);
    if (lead.status() == LeadStatus.CONVERTED) {
      assertThat(lead.customerId()).as(when).isNotNull();
    }
  }

  private static final Map<String, LeadStatus> REACHED_BY =
      Map.of(
          "lead.capture", LeadStatus.NEW,
          "lead.respond", LeadStatus.WORKING,
          "lead.wake", LeadStatus.WORKING,
          "lead.reopen", LeadStatus.WORKING,
          "lead.qualify", LeadStatus.QUALIFIED,
          "lead.nurture", LeadStatus.NURTURING,
          "lead.disqualify", LeadStatus.DISQUALIFIED,
          "lead.convert", LeadStatus.CONVERTED);

  /** Every change begins where the one before ended, and the last one ends where the lead is. */
  private void isExplained(Lead lead, ChangePosition begun, String when) {
    Map<String, String> told = new HashMap<>();
    for (Change change : session.changes().since(begun, 10_000).items()) {
      if (!change.id().equals(lead.id().value())) {
        continue;
      }
      for (FieldChange field : change.fields()) {
        assertThat(field.before())
            .as(when + ", " + change.action() + ", " + field.field())
            .isEqualTo(told.get(field.field()));
        told.put(field.field(), field.after());
        if (field.field().equals("status")) {
          assertThat(field.after())
              .as(when + ", " + change.action())
              .isEqualTo(String.valueOf(REACHED_BY.get(change.action())));
        }
      }
    }
    assertThat(told.get("status")).as(when).isEqualTo(lead.status().name());
    assertThat(told.get("assignee")).as(when).isEqualTo(lead.assignee());
    assertThat(told.get("times")).as(when).isEqualTo(String.valueOf(lead.times()));
    assertThat(told.get("city")).as(when).isEqualTo(lead.city());
    assertThat(told.get("customerId"))
        .as(when)
        .isEqualTo(lead.customerId() == null ? null : lead.customerId().toString());
  }

  private void move(Random random, LeadId id) {
    switch (random.nextInt(13)) {
      case 0 -> leads.assign(id, "bob");
      case 1 -> leads.respond(id);
      case 2 -> leads.qualify(id);
      case 3, 4 -> leads.nurture(id, LocalDate.of(2026, 3, 1 + random.nextInt(30)));
      case 5 -> leads.disqualify(id, "no");
      case 6, 7 -> leads.reopen(id, null);
      case 8 -> leads.update(leads.get(id).toBuilder().city("city " + random.nextInt(9)).build());
      case 9 -> leads.capture(web("again").email(leads.get(id).email()).build());
      case 10 -> crm.maintenance().runDue();
      case 11 -> merge(leads.get(id).customerId());
      default -> leads.convert(id, LeadConversion.toCustomer());
    }
  }

  private void merge(@Nullable CustomerId loser) {
    if (loser != null) {
      CustomerId survivor =
          session.customers().create(Person.builder().givenName("Survivor").build()).id();
      session.merges().merge(survivor, List.of(loser), null);
    }
  }

  @Test
  void whoeverIsAtWorkComesFirst() {
    WorkingCalendar early =
        WorkingCalendar.in(ZoneOffset.UTC).weekdays(LocalTime.of(6, 0), LocalTime.of(12, 0));
    WorkingCalendar late =
        WorkingCalendar.in(ZoneOffset.UTC).weekdays(LocalTime.of(12, 0), LocalTime.of(18, 0));
    try (Crm shifts =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .assignLeads(
                AssignmentRule.when("all", "everyone")
                    .to("eve")
                    .to("lars")
                    .working("eve", early)
                    .working("lars", late))
            .build()) {
      Leads taken = shifts.session("desk").leads();
      List<String> given = new ArrayList<>();
      for (int hour : List.of(10, 10, 13, 13, 23, 23)) {
        clock.set(Instant.parse("2026-03-02T%02d:00:00Z".formatted(hour)));
        given.add(
            taken.capture(web("x").email("x" + given.size() + "@example.com").build()).assignee());
      }
      assertThat(given)
          .as("by shift, and in turn at night")
          .containsExactly("eve", "eve", "lars", "lars", "eve", "lars");
    }
  }

  @Test
  void whoeverIsPutOffComesBackOnTheDay() {
    Lead lead = captured("Ada");
    leads.respond(lead.id());
    leads.nurture(lead.id(), LocalDate.of(2026, 3, 9));
    clock.set(Instant.parse("2026-03-08T23:00:00Z"));
    crm.maintenance().runDue();
    assertThat(leads.get(lead.id()).status()).isEqualTo(LeadStatus.NURTURING);

    clock.set(Instant.parse("2026-03-09T00:00:00Z"));
    crm.maintenance().runDue();
    crm.maintenance().runDue();

    assertThat(leads.get(lead.id()).status()).isEqualTo(LeadStatus.WORKING);
    assertThat(alerts)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.kind()).isEqualTo(Alert.Kind.LEAD_NURTURE);
              assertThat(alert.owner()).isEqualTo(lead.assignee());
              assertThat(alert.text()).isEqualTo("Lead 'Ada' was put off until 2026-03-09.");
            });
  }

  @Test
  void aFormBecomesALeadUnlessAMachineSentIt() {
    FormRules rules = FormRules.defaults();
    LeadIntake person =
        leads.receive(
            form(Map.of("name", "Ada", "email", "a@example.com")), rules, LeadsTest::lead);
    LeadIntake machine =
        leads.receive(
            form(Map.of("name", "http://buy.example", "email", "b@example.com")),
            rules,
            LeadsTest::lead);

    assertThat(person.lead()).isNotNull();
    assertThat(person.lead().sourceId()).isEqualTo(person.verdict().submission().id().toString());
    assertThat(machine.verdict().isAccepted()).isFalse();
    assertThat(machine.lead()).isNull();

    Lead released = leads.release(machine.verdict().submission().id(), LeadsTest::lead);
    assertThat(released.email()).isEqualTo("b@example.com");
    assertThatThrownBy(() -> leads.release(machine.verdict().submission().id(), LeadsTest::lead))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void aFormThatIsDeliveredTwiceIsOneTouch() {
    FormInput sent = form(Map.of("name", "Ada", "email", "a@example.com"));
    Function<FormSubmission, Lead> named =
        submission -> lead(submission).toBuilder().sourceId("4711").build();

    LeadIntake first = leads.receive(sent, FormRules.defaults(), named);
    LeadIntake again = leads.receive(sent, FormRules.defaults(), named);

    assertThat(first.lead().sourceId()).isEqualTo("4711");
    assertThat(again.lead()).isEqualTo(first.lead());
    assertThat(again.lead().times()).isEqualTo(1);
  }

  @Test
  void aFormOfWhichNoLeadCanBeMadeLeavesNothingBehind() {
    FormInput sent = form(Map.of("name", "Ada", "email", "a@example.com"));
    FormRules rules = FormRules.defaults();

    assertThatThrownBy(
            () ->
                leads.receive(
                    sent,
                    rules,
                    submission -> {
                      throw new IllegalStateException("mapping");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(session.changes().since(session.changes().earliest(), 10).items())
        .as("nothing is half stored")
        .isEmpty();
    assertThat(leads.receive(sent, rules, LeadsTest::lead).lead().times()).isEqualTo(1);
  }

  private static FormInput form(Map<String, String> fields) {
    return new FormInput("contact", null, fields, null);
  }

  private static Lead lead(FormSubmission sent) {
    return Lead.builder().name(sent.fields().get("name")).email(sent.fields().get("email")).build();
  }
}
