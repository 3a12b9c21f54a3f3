package dev.crmcore.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.analytics.FunnelFigures.Step;
import dev.crmcore.analytics.PipelineFigures.StageFigures;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.catalogue.StageChangeFields;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.dataquality.TestCrm;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Origin;
import dev.crmcore.interaction.CustomKinds;
import dev.crmcore.interaction.Interactions;
import dev.crmcore.interaction.Purchases;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StageChange;
import dev.crmcore.model.StageChangeId;
import dev.crmcore.query.Conditions;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.service.CaseConversation;
import dev.crmcore.service.ServiceLevels;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AnalyticsTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final YearMonth JANUARY = YearMonth.of(2026, 1);
  private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

  private final TestCrm crm = new TestCrm(ZoneId.of("Europe/Berlin"));
  private final Analytics analytics = new Analytics(crm.gateway(), RatePolicy.STORED_ONLY);
  private final CustomerId ada = person("Ada", null);

  @Nested
  class Deals {
    private final Pipeline pipeline =
        crm.gateway()
            .change(
                Origin.of("test"),
                changes ->
                    changes.create(
                        PipelineFields.TYPE,
                        Pipeline.of(
                            "Wholesale",
                            List.of(
                                Stage.of("new", "New", StageCategory.OPEN, 10),
                                Stage.of("offer", "Offer", StageCategory.OPEN, 50),
                                Stage.of("won", "Won", StageCategory.WON, 100),
                                Stage.of("lost", "Lost", StageCategory.LOST, 0)))));

    @Test
    void areCountedAndWeightedByStageAndCurrency() {
      deal("new", "100.00 EUR", null);
      deal("new", "50.05 EUR", 50);
      deal("new", "70.00 USD", null);
      deal("new", null, null);
      deal("offer", "10.00 EUR", null);

      PipelineFigures figures = analytics.pipeline(pipeline.id());

      assertThat(figures.stages().get(0))
          .isEqualTo(
              new StageFigures(
                  "new",
                  "New",
                  StageCategory.OPEN,
                  4,
                  1,
                  List.of(Money.parse("150.05 EUR"), Money.parse("70.00 USD")),
                  List.of(Money.parse("35.02 EUR"), Money.parse("7.00 USD")),
                  List.of()));
      assertThat(figures.stages().get(1).weighted()).containsExactly(Money.parse("5.00 EUR"));
      assertThat(figures.stages().get(2).deals()).isZero();
      assertThat(figures.definition()).contains("'Wholesale'");
    }

    @Test
    void formAFunnelByTheirMoves() {
      Deal won = deal("won", null, null);
      Deal lost = deal("lost", null, null);
      Deal open = deal("new", null, null);
      move(won, null, "new", null);
      move(won, "new", "offer", 2);
      move(won, "offer", "new", 1);
      move(won, "new", "offer", 4);
      move(won, "offer", "won", 5);
      move(lost, null, "new", null);
      move(lost, "new", "lost", 9);
      move(open, null, "new", null);

      FunnelFigures funnel = analytics.funnel(pipeline.id());

      assertThat(funnel.deals()).isEqualTo(3);
      assertThat(funnel.steps())
          .containsExactly(
              new Step("new", "New", StageCategory.OPEN, 3, 1, 1 / 3.0, Duration.ofDays(4)),
              new Step("offer", "Offer", StageCategory.OPEN, 1, 1, 1.0, Duration.ofDays(3)),
              new Step("won", "Won", StageCategory.WON, 1, 0, null, null),
              new Step("lost", "Lost", StageCategory.LOST, 1, 0, null, null));
    }

    @Test
    void closedAreCountedInTheMonthOfTheZone() {
      closed("won", "100.00 EUR", "2026-01-31T22:59:59Z");
      closed("won", "30.00 EUR", "2026-01-31T23:00:00Z");
      closed("lost", null, "2026-02-10T10:00:00Z");
      closed("won", "9.00 EUR", "2026-03-10T10:00:00Z");

      ClosedDeals figures = analytics.closedDeals(new MonthRange(JANUARY, FEBRUARY));

      assertThat(figures.months())
          .containsExactly(
              new ClosedDeals.Month(JANUARY, 1, List.of(Money.parse("100.00 EUR")), 0, List.of()),
              new ClosedDeals.Month(FEBRUARY, 1, List.of(Money.parse("30.00 EUR")), 1, List.of()));
    }

    private Deal deal(String stage, String amount, Integer probability) {
      return store(builder(stage, amount).probabilityOverride(probability).build());
    }

    private void closed(String stage, String amount, String at) {
      store(builder(stage, amount).closedAt(Instant.parse(at)).build());
    }

    private Deal.Builder builder(String stage, String amount) {
      return Deal.builder()
          .name("Deal")
          .customerId(ada)
          .pipelineId(pipeline.id())
          .stage(stage)
          .stageSince(crm.now())
          .amount(amount == null ? null : Money.parse(amount));
    }

    private Deal store(Deal deal) {
      return crm.gateway()
          .change(Origin.of("test"), changes -> changes.create(DealFields.TYPE, deal));
    }

    private void move(Deal deal, String from, String to, Integer days) {
      crm.gateway()
          .change(
              Origin.of("test"),
              changes ->
                  changes.create(
                      StageChangeFields.TYPE,
                      new StageChange(
                          StageChangeId.UNASSIGNED,
                          deal.id(),
                          from,
                          to,
                          crm.now(),
                          "anna",
                          null,
                          days == null ? null : Duration.ofDays(days),
                          Revision.NEW)));
    }
  }

  @Nested
  class NewOnes {
    @Test
    void areCountedByMonthAndSource() {
      crm.setClock("2026-03-10T10:00:00Z");
      person("Bob", "Web");
      person("Cyd", "web");
      person("Dan", null);
      CustomerId gone = person("Eve", "Web");
      crm.customers().archive(gone, null);

      NewCustomers figures = analytics.newCustomers(analytics.lastMonths(1));

      assertThat(figures.rows())
          .containsExactlyInAnyOrder(
              new NewCustomers.Row(YearMonth.of(2026, 3), "web", 2),
              new NewCustomers.Row(YearMonth.of(2026, 3), null, 2));
    }
  }

  @Nested
  class Bought {
    private final CustomerId bob = person("Bob", "vip");

    Bought() {
      buy(ada, "10.00 EUR", "2026-01-05T10:00:00Z");
      buy(ada, "20.00 EUR", "2026-02-05T10:00:00Z");
      buy(bob, "100.00 EUR", "2026-02-06T10:00:00Z");
      buy(bob, "7.00 USD", "2026-02-07T10:00:00Z");
      buy(bob, "999.00 EUR", "2026-03-07T10:00:00Z");
    }

    @Test
    void isSummedByMonthAndNeverOverCurrencies() {
      assertThat(analytics.purchases(new MonthRange(JANUARY, FEBRUARY)).rows())
          .containsExactly(
              new PurchaseFigures.Row(JANUARY, 1, Money.parse("10.00 EUR")),
              new PurchaseFigures.Row(FEBRUARY, 2, Money.parse("120.00 EUR")),
              new PurchaseFigures.Row(FEBRUARY, 1, Money.parse("7.00 USD")));
    }

    @Test
    void ranksCustomersByTheirSumInOneCurrency() {
      assertThat(analytics.topCustomers(new MonthRange(JANUARY, FEBRUARY), EUR, 10).rows())
          .containsExactly(
              new TopCustomers.Row(bob, "Bob", 1, Money.parse("100.00 EUR")),
              new TopCustomers.Row(ada, "Ada", 2, Money.parse("30.00 EUR")));
    }

    @Test
    void ranksOnlyCustomersThatTheActorMaySee() {
      Analytics restricted =
          new Analytics(
              crm.gateway(new TestCrm.Policy(Conditions.missing(CustomerFields.SOURCE), Set.of())),
              RatePolicy.STORED_ONLY);

      assertThat(restricted.topCustomers(new MonthRange(JANUARY, FEBRUARY), EUR, 1).rows())
          .extracting(TopCustomers.Row::name)
          .containsExactly("Ada");
    }

    @Test
    void refusesAListOfNothing() {
      assertThatThrownBy(() -> analytics.topCustomers(analytics.lastMonths(1), EUR, 0))
          .isInstanceOf(InvalidInputException.class);
    }

    private void buy(CustomerId who, String amount, String at) {
      new Purchases(crm.gateway())
          .record(
              Purchase.builder()
                  .customerId(who)
                  .amount(Money.parse(amount))
                  .occurredAt(Instant.parse(at))
                  .build());
    }
  }

  @Nested
  class Touches {
    @Test
    void areCountedByKindAndDirection() {
      touch(InteractionKind.CALL, Direction.INBOUND);
      touch(InteractionKind.CALL, Direction.OUTBOUND);
      touch(InteractionKind.CALL, Direction.OUTBOUND);
      touch(InteractionKind.NOTE, Direction.INTERNAL);

      assertThat(analytics.interactions(analytics.lastMonths(1)).rows())
          .containsExactly(
              new InteractionFigures.Row(InteractionKind.CALL, Direction.INBOUND, 1),
              new InteractionFigures.Row(InteractionKind.CALL, Direction.OUTBOUND, 2),
              new InteractionFigures.Row(InteractionKind.NOTE, Direction.INTERNAL, 1));
    }

    private void touch(InteractionKind kind, Direction direction) {
      new Interactions(
              crm.gateway(),
              new CaseConversation(ServiceLevels.none()),
              new ContactForms(null),
              CustomKinds.none())
          .log(
              Interaction.builder()
                  .customerId(ada)
                  .kind(kind)
                  .direction(direction)
                  .occurredAt(crm.now())
                  .build());
    }
  }

  @Nested
  class Access {
    @Test
    void refusesToCountByWhatIsConcealed() {
      Analytics restricted =
          new Analytics(
              crm.gateway(new TestCrm.Policy(Conditions.everyone(), Set.of("source"))),
              RatePolicy.STORED_ONLY);

      assertThatThrownBy(() -> restricted.newCustomers(restricted.lastMonths(1)))
          .isInstanceOf(AccessDeniedException.class);
    }
  }

  @Nested
  class Definitions {
    @Test
    void sayWhatWasCountedAndWhen() {
      MonthRange range = new MonthRange(JANUARY, FEBRUARY);

      assertThat(
              List.of(
                  analytics.closedDeals(range).definition(),
                  analytics.newCustomers(range).definition(),
                  analytics.purchases(range).definition(),
                  analytics.topCustomers(range, EUR, 1).definition(),
                  analytics.interactions(range).definition()))
          .allSatisfy(
              definition ->
                  assertThat(definition)
                      .contains("2026-01 to 2026-02 (Europe/Berlin)")
                      .doesNotContain("%"));
    }
  }

  @Nested
  class Months {
    @Test
    void endWithTheCurrentOneInTheZone() {
      crm.setClock("2026-02-28T23:30:00Z");

      assertThat(analytics.lastMonths(2))
          .isEqualTo(new MonthRange(FEBRUARY, YearMonth.of(2026, 3)));
    }

    @Test
    void areRefusedInReverse() {
      assertThatThrownBy(() -> new MonthRange(FEBRUARY, JANUARY))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("From 2026-02 to 2026-01 is no range of 1 to 1200 months.");
    }
  }

  private CustomerId person(String name, String source) {
    return crm.customers().create(Person.builder().givenName(name).source(source).build()).id();
  }
}
