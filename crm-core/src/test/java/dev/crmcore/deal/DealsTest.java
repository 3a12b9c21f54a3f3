package dev.crmcore.deal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.BillingPeriod;
import dev.crmcore.model.Comment;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealContact;
import dev.crmcore.model.DealLine;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StageChange;
import dev.crmcore.model.Task;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DealsTest {
  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).build();
  private final CrmSession session = crm.session("anna");
  private final Deals deals = session.deals();
  private final CustomerId ada =
      session.customers().create(Person.builder().givenName("Ada").build()).id();
  private final Pipeline sales =
      deals.createPipeline(
          Pipeline.of(
              "Sales",
              List.of(
                  Stage.of("new", "New", StageCategory.OPEN, 10).withRottingAfterDays(7),
                  Stage.of("offer", "Offer", StageCategory.OPEN, 40)
                      .withRequiredFields("amount", "owner")
                      .withEntryCondition("amount >= 10 EUR"),
                  Stage.of("won", "Won", StageCategory.WON, 100).withAllowedNext("offer"),
                  Stage.of("lost", "Lost", StageCategory.LOST, 0))));

  @AfterEach
  void close() {
    crm.close();
  }

  private Deal.Builder draft(String name) {
    return Deal.builder().name(name).customerId(ada).pipelineId(sales.id());
  }

  private static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }

  @Test
  void aGateSaysWhichFieldsAreMissing() {
    Deal deal = deals.create(draft("Lamps").build());

    StageMove.Refused refused = (StageMove.Refused) deals.move(deal.id(), "offer", null);
    assertThat(refused)
        .isEqualTo(
            new StageMove.Refused(
                deal,
                List.of(
                    new StageObstacle(
                        StageObstacle.Kind.MISSING,
                        "To enter 'offer', fill in: amount, owner.",
                        List.of("amount", "owner")),
                    new StageObstacle(
                        StageObstacle.Kind.CONDITION,
                        "To enter 'offer', this must hold: amount >= 10 EUR",
                        List.of()))));
    assertThat(refused.missing()).containsExactly("amount", "owner");

    Deal filled = deals.update(deal.toBuilder().amount(eur("10")).owner("anna").build());
    assertThat(deals.move(filled.id(), "offer", null)).isInstanceOf(StageMove.Moved.class);
    assertThatThrownBy(
            () ->
                deals.createPipeline(
                    Pipeline.of(
                        "x",
                        List.of(
                            Stage.of("a", "A", StageCategory.OPEN, 1)
                                .withRequiredFields("amuont")))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("amuont");
  }

  @Test
  void whoeverDoesNotSeeThatADealIsClosedClosesItAllTheSame() {
    AccessPolicy blind =
        new AccessPolicy() {
          @Override
          public Condition visible(Actor actor, EntityType<?> type) {
            return Conditions.everyone();
          }

          @Override
          public Set<String> concealed(Actor actor, EntityType<?> type) {
            return actor.name().equals("bob") && type.name().equals("deal")
                ? Set.of("closedAt", "rateFrom", "rate")
                : Set.of();
          }

          @Override
          public boolean permits(Actor actor, Action action, EntityType<?> type) {
            return true;
          }
        };
    try (Crm guarded = Crm.builder().inMemory().clock(clock).accessPolicy(blind).build()) {
      CrmSession anna = guarded.session("anna");
      CustomerId eve = anna.customers().create(Person.builder().givenName("Eve").build()).id();
      Pipeline plain =
          anna.deals()
              .createPipeline(
                  Pipeline.of(
                      "Plain",
                      List.of(
                          Stage.of("new", "New", StageCategory.OPEN, 10),
                          Stage.of("won", "Won", StageCategory.WON, 100))));
      Deal deal =
          anna.deals()
              .create(Deal.builder().name("x").customerId(eve).pipelineId(plain.id()).build());

      guarded.session("bob").deals().move(deal.id(), "won", null);

      Deal won = anna.deals().get(deal.id());
      assertThat(won.stage()).isEqualTo("won");
      assertThat(won.closedAt()).isEqualTo(clock.instant());
      assertThat(anna.deals().history(deal.id()))
          .extracting(StageChange::from, StageChange::to)
          .containsExactly(tuple(null, "new"), tuple("new", "won"));
    }
  }

  @Test
  void whatBelongsToADealGoesWithItToAnotherCustomer() {
    CustomerId bob = session.customers().create(Person.builder().givenName("Bob").build()).id();
    Deal deal = deals.create(draft("Lamps").build());
    Comment comment =
        session
            .comments()
            .add(
                Comment.builder()
                    .customerId(ada)
                    .dealId(deal.id())
                    .author("anna")
                    .text("margin 40 %")
                    .build());
    session.comments().pin(comment.id());
    Task open =
        session
            .tasks()
            .create(Task.builder().subject("call").customerId(ada).dealId(deal.id()).build());

    deals.update(deals.get(deal.id()).toBuilder().customerId(bob).build());

    assertThat(session.overviews().of(ada).pinned()).isEmpty();
    assertThat(session.overviews().of(bob).pinned())
        .extracting(Comment::id)
        .containsExactly(comment.id());
    assertThat(session.overviews().of(bob).openTasks())
        .extracting(Task::id)
        .containsExactly(open.id());
  }

  @Test
  void anOpenDealHasNoCloseReason() {
    Deal deal = deals.create(draft("Lamps").closeReason("too dear").closedFor("price").build());
    assertThat(deal.closeReason()).isNull();
    assertThat(deal.closedFor()).isNull();
    assertThat(deals.update(deal.toBuilder().closeReason("too dear").build()).closeReason())
        .isNull();
  }

  @Test
  void linesAddUpToTheAmount() {
    Deal deal =
        deals.create(
            draft("Lamps")
                .lines(
                    List.of(
                        DealLine.of("lamp", 3, eur("33.33")).discounted(new BigDecimal("10")),
                        DealLine.of("care", 1, eur("9.99")).every(BillingPeriod.MONTHLY)))
                .build());

    DealLine lamp = deal.lines().get(0).taxed(new BigDecimal("19"));
    assertThat(lamp.net()).isEqualTo(eur("89.99"));
    assertThat(lamp.tax()).isEqualTo(eur("17.10"));
    assertThat(lamp.gross()).isEqualTo(eur("107.09"));
    assertThat(deal.amount()).isEqualTo(eur("209.87"));
    assertThatThrownBy(
            () ->
                deals.update(
                    deal.toBuilder()
                        .lines(
                            List.of(
                                DealLine.of("a", 1, eur("1")),
                                DealLine.of("b", 1, Money.of("1", "USD"))))
                        .build()))
        .isInstanceOf(InvalidInputException.class)
        .satisfies(e -> assertThat(((InvalidInputException) e).code()).isEqualTo("E_CURRENCY"));
    assertThatThrownBy(
            () ->
                deals.create(
                    draft("x")
                        .lines(
                            List.of(
                                DealLine.of("a", 1, eur("1")).discounted(new BigDecimal("101"))))
                        .build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("The discount on 'a' goes from 0 to 100 percent, but was 101.");
  }

  /** Whatever the prices, discounts and taxes: the parts add up to the whole, to the cent. */
  @Test
  void amountsAddUpToTheCent() {
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      List<DealLine> lines = new ArrayList<>();
      Money net = eur("0");
      for (int j = 0; j <= random.nextInt(6); j++) {
        DealLine line =
            DealLine.of(
                    "l" + j,
                    1 + random.nextInt(40),
                    Money.ofMinor(random.nextInt(100_000), eur("1").currency()))
                .discounted(BigDecimal.valueOf(random.nextInt(10_001), 2))
                .taxed(BigDecimal.valueOf(random.nextInt(3_000), 2))
                .every(List.of(BillingPeriod.values()).get(random.nextInt(4)));
        assertThat(line.net().plus(line.tax())).isEqualTo(line.gross());
        lines.add(line);
        net = net.plus(line.firstYear());
      }
      assertThat(deals.create(draft("d" + i).lines(lines).build()).amount()).isEqualTo(net);
      int parts = 1 + random.nextInt(9);
      assertThat(net.allocate(parts).stream().reduce(Money::plus)).contains(net);
    }
  }

  @Test
  void severalPeopleDecide() {
    CustomerId bea = session.customers().create(Person.builder().givenName("Bea").build()).id();
    Deal deal = deals.create(draft("Lamps").build());

    deals.addContact(deal.id(), ada, "decides");
    DealContact pays = deals.addContact(deal.id(), bea, "pays");
    assertThat(deals.addContact(deal.id(), bea, "pays")).isEqualTo(pays);
    assertThat(deals.contacts(deal.id()))
        .extracting(DealContact::customerId, DealContact::role)
        .containsExactlyInAnyOrder(tuple(ada, "decides"), tuple(bea, "pays"));

    session.merges().merge(ada, List.of(bea), "the same");
    assertThat(deals.contacts(deal.id())).extracting(DealContact::customerId).containsOnly(ada);
    deals.removeContact(pays.id());
    assertThat(deals.contacts(deal.id())).hasSize(1);
  }

  @Test
  void staleDealsSayWhy() {
    Deal rotting = deals.create(draft("Rotting").nextStep("call").build());
    clock.advance(Duration.ofDays(7).plusSeconds(1));
    deals.create(
        draft("Late")
            .nextStep("call")
            .nextStepOn(LocalDate.of(2026, 3, 8))
            .expectedCloseOn(LocalDate.of(2026, 3, 8))
            .build());
    deals.create(draft("Fine").nextStep("call").nextStepOn(LocalDate.of(2026, 3, 9)).build());
    deals.create(draft("Idle").build());

    assertThat(deals.stale(10))
        .extracting(one -> one.deal().name() + " " + one.reasons())
        .containsExactly(
            "Rotting [ROTTING]", "Late [NEXT_STEP_OVERDUE, CLOSE_OVERDUE]", "Idle [NO_NEXT_STEP]");
    assertThat(deals.stale(1)).hasSize(1);
    deals.move(rotting.id(), "lost", "no money");
    assertThat(deals.stale(10)).hasSize(2);
  }

  @Test
  void aPipelineInUseIsChangedByAMapping() {
    Deal deal = deals.create(draft("Lamps").amount(eur("10")).owner("anna").build());
    deals.move(deal.id(), "offer", null);
    Pipeline shorter =
        sales.withStages(
            List.of(
                Stage.of("start", "Start", StageCategory.OPEN, 20),
                Stage.of("won", "Won", StageCategory.WON, 100)));

    assertThatThrownBy(() -> deals.changePipeline(shorter, Map.of()))
        .isInstanceOf(ConflictException.class)
        .hasMessage("1 deals are in the stage 'offer', which would be gone. Say where they go.");
    assertThatThrownBy(() -> deals.changePipeline(shorter, Map.of("offer", "nowhere")))
        .isInstanceOf(InvalidInputException.class);
    clock.advance(Duration.ofDays(2));
    deals.changePipeline(shorter, Map.of("offer", "start"));

    assertThat(deals.get(deal.id()).stage()).isEqualTo("start");
    assertThat(deals.history(deal.id()))
        .extracting(StageChange::from, StageChange::to, StageChange::reason)
        .containsExactly(
            tuple(null, "new", null),
            tuple("new", "offer", null),
            tuple("offer", "start", "The pipeline was changed."));
    assertThatThrownBy(() -> deals.removePipeline(sales.id()))
        .isInstanceOf(ConflictException.class)
        .hasMessage("1 deals go through the pipeline.");
    Pipeline empty =
        deals.createPipeline(
            Pipeline.of("Empty", List.of(Stage.of("a", "A", StageCategory.OPEN, 1))));
    deals.removePipeline(empty.id());
    assertThat(deals.pipeline("Empty")).isEmpty();
  }

  @Test
  void dealsThatWereWonStayWonWhenTheirStageIsRenamed() {
    Deal won = deals.create(draft("Won").stage("won").build());
    Deal open = deals.create(draft("Open").build());
    Instant then = clock.instant();
    clock.advance(Duration.ofDays(90));
    Pipeline renamed =
        sales.withStages(
            List.of(
                Stage.of("new", "New", StageCategory.LOST, 0),
                Stage.of("closed", "Closed", StageCategory.WON, 100)));

    deals.changePipeline(renamed, Map.of("won", "closed"));

    assertThat(deals.get(won.id()).closedAt()).isEqualTo(then);
    assertThat(deals.get(open.id()).closedAt()).isEqualTo(clock.instant());
  }

  @Test
  void aDealIsClosedSinceItFirstHadItsOutcome() {
    Pipeline pipeline =
        deals.createPipeline(
            Pipeline.of(
                "Outcomes",
                List.of(
                    Stage.of("new", "New", StageCategory.OPEN, 10),
                    Stage.of("won", "Won", StageCategory.WON, 100),
                    Stage.of("paid", "Paid", StageCategory.WON, 100),
                    Stage.of("lost", "Lost", StageCategory.LOST, 0))));
    Deal deal = deals.create(draft("Lamps").pipelineId(pipeline.id()).build());
    Instant won = closedAt(deal, "won");

    assertThat(closedAt(deal, "paid")).isEqualTo(won);
    assertThat(deals.get(deal.id()).stageSince()).isEqualTo(clock.instant());
    assertThat(closedAt(deal, "lost")).isEqualTo(clock.instant());
    assertThat(closedAt(deal, "won")).isEqualTo(clock.instant());
    deals.move(deal.id(), "new", null);
    assertThat(closedAt(deal, "paid")).isEqualTo(clock.instant());

    clock.advance(Duration.ofDays(1));
    deals.changePipeline(
        pipeline.withStages(
            List.of(
                Stage.of("new", "New", StageCategory.OPEN, 10),
                Stage.of("paid", "Not paid", StageCategory.LOST, 0))),
        Map.of());
    assertThat(deals.get(deal.id()).closedAt()).isEqualTo(clock.instant());
    assertThat(deals.get(deal.id()).closeReason()).isEqualTo("The pipeline was changed.");
  }

  private Instant closedAt(Deal deal, String stage) {
    clock.advance(Duration.ofDays(1));
    assertThat(deals.move(deal.id(), stage, null)).isInstanceOf(StageMove.Moved.class);
    return requireNonNull(deals.get(deal.id()).closedAt());
  }

  /** Random moves keep to the rules, and the history always explains the present. */
  @Test
  void theHistoryExplainsThePresent() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      Deal deal = deals.create(draft("d" + seed).build());
      for (int step = 0; step < 20; step++) {
        clock.advance(Duration.ofHours(random.nextInt(50)));
        if (random.nextInt(4) == 0) {
          Deal known = deals.get(deal.id());
          deals.update(
              known.toBuilder()
                  .amount(random.nextBoolean() ? null : eur(Integer.toString(random.nextInt(30))))
                  .owner(random.nextBoolean() ? null : "bob")
                  .build());
        }
        String from = deals.get(deal.id()).stage();
        String to = sales.stages().get(random.nextInt(4)).key();
        StageMove move = deals.move(deal.id(), to, "why");
        Deal now = deals.get(deal.id());
        if (move instanceof StageMove.Refused refused) {
          assertThat(now.stage()).isEqualTo(from);
          assertThat(refused.reasons()).isNotEmpty();
        } else if (from.equals("won") && !to.equals("won")) {
          assertThat(to).isEqualTo("offer");
        }
        boolean closed = now.stage().equals("won") || now.stage().equals("lost");
        assertThat(now.closedAt() != null).isEqualTo(closed);
      }
      List<StageChange> history = deals.history(deal.id());
      Deal now = deals.get(deal.id());
      assertThat(history.get(history.size() - 1).to()).isEqualTo(now.stage());
      assertThat(history.get(history.size() - 1).at()).isEqualTo(now.stageSince());
      for (int i = 1; i < history.size(); i++) {
        assertThat(history.get(i).from()).isEqualTo(history.get(i - 1).to());
        Instant entered = history.get(i - 1).at();
        assertThat(history.get(i).inFrom())
            .isEqualTo(Duration.between(entered, history.get(i).at()));
      }
    }
  }
}
