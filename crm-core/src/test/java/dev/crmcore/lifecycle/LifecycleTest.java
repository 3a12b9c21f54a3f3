package dev.crmcore.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.LifecyclePeriod;
import dev.crmcore.error.CrmException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final MutableClock clock = MutableClock.at(START);
  private final Crm crm =
      Crm.builder().inMemory().clock(clock).lifecycle(LifecycleRule.usual(365, "won")).build();
  private final CrmSession anna = crm.session("anna");

  @AfterEach
  void close() {
    crm.close();
  }

  private CustomerId person() {
    return person(anna);
  }

  private static CustomerId person(CrmSession session) {
    return session.customers().create(Person.builder().givenName("Ada").build()).id();
  }

  private void buys(CustomerId who) {
    buys(anna, who, clock.instant());
  }

  private static void buys(CrmSession session, CustomerId who, Instant at) {
    session
        .purchases()
        .record(
            Purchase.builder()
                .customerId(who)
                .occurredAt(at)
                .amount(Money.parse("10 EUR"))
                .build());
  }

  private LifecycleStage stage(CustomerId who) {
    return anna.customers().get(who).profile().lifecycleStage();
  }

  @Test
  void movesWithPurchasesAtOnceAndWithTimeWhenDueWorkRuns() {
    CustomerId ada = person();

    clock.advance(Duration.ofDays(1));
    buys(ada);
    assertThat(stage(ada)).isEqualTo(LifecycleStage.CUSTOMER);
    clock.advance(Duration.ofDays(1));
    buys(ada);
    assertThat(stage(ada)).isEqualTo(LifecycleStage.REPEAT);

    clock.advance(Duration.ofDays(364));
    crm.maintenance().runDue();
    assertThat(stage(ada)).isEqualTo(LifecycleStage.REPEAT);
    clock.advance(Duration.ofDays(2));
    crm.maintenance().runDue();
    assertThat(stage(ada)).isEqualTo(LifecycleStage.LAPSED);

    clock.advance(Duration.ofDays(1));
    buys(ada);

    List<LifecyclePeriod> history = anna.customers().lifecycle(ada);
    assertThat(history)
        .extracting(
            LifecyclePeriod::from,
            LifecyclePeriod::stage,
            LifecyclePeriod::by,
            LifecyclePeriod::rule)
        .containsExactly(
            tuple(null, LifecycleStage.LEAD, "anna", null),
            tuple(LifecycleStage.LEAD, LifecycleStage.CUSTOMER, "anna", "first purchase"),
            tuple(LifecycleStage.CUSTOMER, LifecycleStage.REPEAT, "anna", "second purchase"),
            tuple(
                LifecycleStage.REPEAT,
                LifecycleStage.LAPSED,
                "crm-maintenance",
                "no purchase for 365 days"),
            tuple(LifecycleStage.LAPSED, LifecycleStage.REPEAT, "anna", "second purchase"));
    assertThat(history.get(0).since()).isEqualTo(START);
    assertThat(history.get(0).until()).isEqualTo(START.plus(Duration.ofDays(1)));
    assertThat(history.get(4).until()).isNull();
  }

  @Test
  void movesWithDeals() {
    Pipeline sales =
        anna.deals()
            .createPipeline(
                Pipeline.of(
                    "Sales",
                    List.of(
                        Stage.of("new", "New", StageCategory.OPEN, 10),
                        Stage.of("won", "Won", StageCategory.WON, 100))));
    CustomerId ada = person();

    Deal deal =
        anna.deals()
            .create(Deal.builder().name("x").customerId(ada).pipelineId(sales.id()).build());
    assertThat(stage(ada)).isEqualTo(LifecycleStage.PROSPECT);
    anna.deals().move(deal.id(), "won", null);

    assertThat(stage(ada)).isEqualTo(LifecycleStage.CUSTOMER);
  }

  @Test
  void keepsWhatSomebodySetUntilAHigherStageOrARuleThatNamesItComes() {
    CustomerId ada = person();
    buys(ada);
    buys(ada);
    anna.customers().setStage(ada, LifecycleStage.LOST, "moved away");

    buys(ada);
    clock.advance(Duration.ofDays(400));
    crm.maintenance().runDue();

    assertThat(stage(ada)).isEqualTo(LifecycleStage.LOST);
    assertThat(anna.customers().lifecycle(ada).get(3))
        .isEqualTo(
            new LifecyclePeriod(
                LifecycleStage.LOST,
                LifecycleStage.REPEAT,
                START,
                null,
                "anna",
                null,
                "moved away"));

    CustomerId bea = person();
    anna.customers().setStage(bea, LifecycleStage.CUSTOMER, "signed on paper");
    crm.maintenance().runDue();
    assertThat(stage(bea)).isEqualTo(LifecycleStage.CUSTOMER);
    buys(bea);
    assertThat(stage(bea)).isEqualTo(LifecycleStage.CUSTOMER);
    buys(bea);
    assertThat(stage(bea)).isEqualTo(LifecycleStage.REPEAT);
  }

  @Test
  void movesWhatCameInBulkWithinAnHour() {
    crm.maintenance().runDue();
    List<CustomerId> many =
        anna.atomically(
            "bulk",
            session -> {
              List<CustomerId> all = new ArrayList<>();
              for (int i = 0; i < 30; i++) {
                CustomerId one = person(session);
                buys(session, one, START);
                all.add(one);
              }
              return all;
            });
    assertThat(stage(many.get(0))).isEqualTo(LifecycleStage.LEAD);

    assertThat(crm.maintenance().runDue()).isLessThan(30);
    clock.advance(Duration.ofHours(1));
    crm.maintenance().runDue();

    assertThat(many).allSatisfy(one -> assertThat(stage(one)).isEqualTo(LifecycleStage.CUSTOMER));
  }

  @Test
  void movesMoreThanOnePageAtOnce() {
    crm.maintenance().runDue();
    anna.atomically(
        "bulk",
        session -> {
          for (int i = 0; i < 1_050; i++) {
            CustomerId one = person(session);
            if (i % 7 != 0) {
              buys(session, one, START);
            }
          }
          return null;
        });
    clock.advance(Duration.ofHours(1));

    crm.maintenance().runDue();

    assertThat(
            anna.customers()
                .count(Conditions.equal(CustomerFields.LIFECYCLE_STAGE, LifecycleStage.CUSTOMER)))
        .isEqualTo(900);
  }

  @Test
  void explainsItself() {
    CustomerId ada = person();
    buys(ada);

    LifecycleAnswer answer = anna.lifecycle().explain(ada);

    assertThat(answer.stage()).isEqualTo(LifecycleStage.CUSTOMER);
    assertThat(answer.deciding()).isNotNull();
    assertThat(answer.deciding().name()).isEqualTo("first purchase");
    assertThat(answer.wanted()).isEqualTo(LifecycleStage.CUSTOMER);
    assertThat(answer.said())
        .extracting(
            one -> one.rule().name(), one -> one.why().holds(), LifecycleAnswer.Said::counts)
        .containsExactly(
            tuple("no purchase for 365 days", false, true),
            tuple("second purchase", false, true),
            tuple("first purchase", true, true),
            tuple("deal in progress", false, false));
  }

  @Test
  void goesOnWithWhatATakenBackChangeLeft() {
    CustomerId ada = person();

    assertThatThrownBy(
            () ->
                anna.atomically(
                    "x",
                    session -> {
                      buys(session, ada, START);
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(stage(ada)).isEqualTo(LifecycleStage.LEAD);
    assertThat(anna.customers().lifecycle(ada)).hasSize(1);
  }

  @Test
  void holdsForWhoeverActs() {
    AccessPolicy policy =
        new AccessPolicy() {
          @Override
          public Condition visible(Actor actor, EntityType<?> type) {
            return Conditions.everyone();
          }

          @Override
          public Set<String> concealed(Actor actor, EntityType<?> type) {
            boolean hidden = actor.name().equals("till") && type.name().equals("customer");
            return hidden ? Set.of("notes") : Set.of();
          }

          @Override
          public boolean permits(Actor actor, Action action, EntityType<?> type) {
            return !actor.name().equals("till") || type.name().equals("purchase");
          }
        };
    try (Crm shop =
        Crm.builder().inMemory().accessPolicy(policy).lifecycle(LifecycleRule.usual(365)).build()) {
      CrmSession boss = shop.session("boss");
      CustomerId ada =
          boss.customers().create(Person.builder().givenName("Ada").notes("shy").build()).id();

      buys(shop.session("till"), ada, Instant.now().minusSeconds(60));

      assertThat(boss.customers().get(ada).profile().lifecycleStage())
          .isEqualTo(LifecycleStage.CUSTOMER);
      assertThat(boss.customers().get(ada).profile().notes()).isEqualTo("shy");
    }
  }

  @Test
  void asksForRulesThatCanBe() {
    assertThatThrownBy(
            () ->
                Crm.builder()
                    .inMemory()
                    .lifecycle(LifecycleRule.when("buys.count > 1").to(LifecycleStage.REPEAT))
                    .build())
        .isInstanceOf(CrmException.class)
        .hasMessageStartingWith("The condition of the lifecycle rule '");
    assertThatThrownBy(
            () ->
                LifecycleRule.when("everyone")
                    .to(LifecycleStage.LOST, EnumSet.of(LifecycleStage.LOST)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> LifecycleRule.when("everyone").to(LifecycleStage.LEAD))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> LifecycleRule.usual(0)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void movesBackByARuleThatSaysSo() {
    LifecycleRule back =
        LifecycleRule.when("tag 'wants us back'")
            .to(LifecycleStage.PROSPECT, EnumSet.of(LifecycleStage.LOST))
            .named("asked to come back");
    try (Crm shop = Crm.builder().inMemory().clock(clock).lifecycle(back).build()) {
      CrmSession session = shop.session("anna");
      CustomerId ada = person(session);
      session.customers().setStage(ada, LifecycleStage.LOST, null);
      session
          .customers()
          .change(ada, card -> ((Person) card).toBuilder().tag("wants us back").build());

      shop.maintenance().runDue();

      assertThat(session.customers().get(ada).profile().lifecycleStage())
          .isEqualTo(LifecycleStage.PROSPECT);
    }
  }
}
