package dev.crmcore.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.analytics.CloseReasonFigures;
import dev.crmcore.analytics.MonthRange;
import dev.crmcore.deal.StageObstacle.Kind;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.CloseReason;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineRules;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StageChange;
import dev.crmcore.testkit.MutableClock;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloseReasonsTest {
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
                      Stage.of("new", "New", StageCategory.OPEN, 10),
                      Stage.of("won", "Won", StageCategory.WON, 100),
                      Stage.of("lost", "Lost", StageCategory.LOST, 0)))
              .withRules(PipelineRules.FREE.withCloseReason(false, true))
              .withCloseReasons(
                  CloseReason.lost("price", "Too expensive"),
                  CloseReason.lost("rival", "Bought elsewhere"),
                  CloseReason.lost("fax", "No fax machine").retired(),
                  CloseReason.won("service", "Our service")));

  @AfterEach
  void close() {
    crm.close();
  }

  private DealId deal(String amount) {
    return deals
        .create(
            Deal.builder()
                .name("Lamps")
                .customerId(ada)
                .pipelineId(sales.id())
                .amount(Money.parse(amount))
                .build())
        .id();
  }

  @Test
  void aDealIsLostForAReasonOfThePipeline() {
    DealId id = deal("10 EUR");

    for (String no : new String[] {null, "they are silly", "fax", "service"}) {
      StageMove.Refused refused = (StageMove.Refused) deals.move(id, "lost", no);
      assertThat(refused.obstacles())
          .containsExactly(
              new StageObstacle(
                  Kind.CLOSE_REASON,
                  "To enter 'lost', give one of the reasons: price, rival.",
                  List.of("price", "rival")));
    }
    deals.move(id, "lost", "too expensive");

    Deal lost = deals.get(id);
    assertThat(lost.closedFor()).isEqualTo("price");
    assertThat(lost.closeReason()).isEqualTo("Too expensive");
    assertThat(deals.history(id).get(1))
        .extracting(StageChange::to, StageChange::reason)
        .containsExactly("lost", "Too expensive");
    deals.move(id, "new", "they called");
    assertThat(deals.get(id).closedFor()).isNull();
    deals.move(id, "won", "in words");
    assertThat(deals.get(id))
        .extracting(Deal::closedFor, Deal::closeReason)
        .containsExactly(null, "in words");
  }

  @Test
  void aKeyGoesBeforeTheNameOfAnother() {
    deals.changePipeline(
        sales.withCloseReasons(CloseReason.lost("other", "price"), CloseReason.lost("price", "x")),
        Map.of());
    DealId id = deal("10 EUR");

    deals.move(id, "lost", "price");

    assertThat(deals.get(id).closedFor()).isEqualTo("price");
  }

  @Test
  void whereThereAreNoReasonsItSaysWhatToDo() {
    deals.changePipeline(sales.withCloseReasons(CloseReason.lost("price", "x")), Map.of());
    DealId id = deal("10 EUR");

    assertThatThrownBy(() -> deals.close(id, "won", "price", null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "'price' is no reason to enter 'won': the pipeline has none for that stage."
                + " Move the deal there, with what there is to say as the reason.");
  }

  @Test
  void aReasonHasWordsBesideIt() {
    DealId id = deal("10 EUR");

    assertThatThrownBy(() -> deals.close(id, "lost", "fax", null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("'fax' is no reason to enter 'lost'; there are: price, rival.");
    deals.close(id, "lost", "rival", "Their nephew sells lamps.");

    assertThat(deals.get(id))
        .extracting(Deal::closedFor, Deal::closeReason)
        .containsExactly("rival", "Their nephew sells lamps.");
    assertThat(deals.update(deals.get(id).toBuilder().closedFor(null).build()))
        .as("only a move changes it")
        .extracting(Deal::closedFor)
        .isEqualTo("rival");
  }

  @Test
  void figuresTellWhyDealsAreLost() {
    deals.close(deal("10 EUR"), "lost", "price", null);
    deals.close(deal("5 USD"), "lost", "price", null);
    deals.close(deal("20 EUR"), "lost", "rival", null);
    deals.move(deal("30 EUR"), "won", null);
    deal("40 EUR");
    deals.changePipeline(
        deals
            .pipeline("Sales")
            .orElseThrow()
            .withCloseReasons(
                CloseReason.lost("price", "Price"), CloseReason.won("service", "Our service")),
        Map.of());
    YearMonth march = YearMonth.of(2026, 3);

    CloseReasonFigures figures =
        session.analytics().closeReasons(sales.id(), new MonthRange(march, march), null);

    assertThat(figures.rows())
        .extracting(
            CloseReasonFigures.Row::won,
            CloseReasonFigures.Row::key,
            CloseReasonFigures.Row::name,
            CloseReasonFigures.Row::deals,
            CloseReasonFigures.Row::amounts)
        .containsExactly(
            tuple(
                false, "price", "Price", 2L, List.of(Money.parse("10 EUR"), Money.parse("5 USD"))),
            tuple(false, "rival", "rival", 1L, List.of(Money.parse("20 EUR"))),
            tuple(true, null, null, 1L, List.of(Money.parse("30 EUR"))));
    CloseReasonFigures.Row inEuro =
        session
            .analytics()
            .closeReasons(sales.id(), new MonthRange(march, march), Currency.getInstance("EUR"))
            .rows()
            .get(0);
    assertThat(inEuro.amounts()).containsExactly(Money.parse("10 EUR"));
    assertThat(inEuro.unconverted()).containsExactly(Money.parse("5 USD"));
  }
}
