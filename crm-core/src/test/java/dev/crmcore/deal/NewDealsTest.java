package dev.crmcore.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.deal.StageObstacle.Kind;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.model.CloseReason;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineRules;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StageChange;
import dev.crmcore.query.Conditions;
import dev.crmcore.testkit.MutableClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewDealsTest {
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
                      Stage.of("new", "New", StageCategory.OPEN, 10).withRequiredFields("owner"),
                      Stage.of("offer", "Offer", StageCategory.OPEN, 40)
                          .withRequiredFields("owner")
                          .withEntryCondition("amount >= 10 EUR")
                          .withCustomerCondition("tag 'vip'"),
                      Stage.of("signed", "Signed", StageCategory.OPEN, 80),
                      Stage.of("won", "Won", StageCategory.WON, 100),
                      Stage.of("lost", "Lost", StageCategory.LOST, 0)))
              .withRules(
                  PipelineRules.FREE.skippingAtMost(1L).withCloseReason(false, true).withNextStep())
              .withCloseReasons(CloseReason.lost("price", "Too expensive"))
              .withApprovals(ApprovalRule.of("big", "signed").when("amount >= 1000 EUR")));

  @AfterEach
  void close() {
    crm.close();
  }

  private Deal.Builder draft(String stage) {
    return Deal.builder().name("Lamps").customerId(ada).pipelineId(sales.id()).stage(stage);
  }

  private List<Kind> refused(Deal deal) {
    assertThatThrownBy(() -> deals.create(deal))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_STAGE"));
    assertThat(deals.query(Conditions.everyone(), List.of(), 1, null).items()).isEmpty();
    return deals.obstacles(deal).stream().map(StageObstacle::kind).toList();
  }

  @Test
  void aDealBeginsInTheFirstOpenStageAsItIs() {
    assertThat(deals.obstacles(draft("").build())).isEmpty();
    assertThat(deals.create(draft("").build()).stage()).isEqualTo("new");
    assertThat(deals.create(draft("new").build()).stage()).isEqualTo("new");
  }

  @Test
  void inALaterStageItBeginsThroughItsGates() {
    assertThat(refused(draft("offer").build()))
        .containsExactly(Kind.MISSING, Kind.MISSING, Kind.CONDITION, Kind.CUSTOMER_CONDITION);
    assertThatThrownBy(
            () -> deals.create(draft("offer").amount(Money.parse("9 EUR")).owner("a").build()))
        .hasMessage(
            "The deal 'Lamps' cannot begin in 'offer': An open deal has a next step: say what"
                + " happens next. To enter 'offer', this must hold: amount >= 10 EUR To enter"
                + " 'offer', this must hold of the customer: tag 'vip' Let it begin before, and"
                + " move it.");

    session.customers().change(ada, card -> ((Person) card).toBuilder().tag("vip").build());
    Deal begun =
        deals.create(
            draft("offer").amount(Money.parse("10 EUR")).owner("anna").nextStep("call").build());

    assertThat(begun.stage()).isEqualTo("offer");
    assertThat(deals.history(begun.id()))
        .extracting(StageChange::from, StageChange::to)
        .containsExactly(tuple(null, "offer"));
  }

  @Test
  void whatNeedsAnApprovalBeginsBefore() {
    Deal big = draft("signed").amount(Money.parse("1000 EUR")).nextStep("call").build();

    assertThat(refused(big)).containsExactly(Kind.APPROVAL);
    assertThat(deals.create(big.toBuilder().amount(Money.parse("999 EUR")).build()).stage())
        .isEqualTo("signed");
  }

  @Test
  void noMoreStagesArePassedOverThanByAMove() {
    assertThat(refused(draft("won").build())).containsExactly(Kind.SKIPS);
  }

  @Test
  void whatBeginsClosedHasItsReason() {
    assertThat(refused(draft("lost").closeReason("they are silly").build()))
        .containsExactly(Kind.CLOSE_REASON);
    assertThat(refused(draft("lost").closedFor("silly").build()))
        .containsExactly(Kind.CLOSE_REASON);

    for (Deal lost :
        List.of(
            draft("lost").closedFor("price").build(),
            draft("lost").closeReason("too expensive").build())) {
      Deal closed = deals.create(lost);
      assertThat(closed.closedFor()).isEqualTo("price");
      assertThat(closed.closeReason()).isEqualTo("Too expensive");
      assertThat(closed.closedAt()).isEqualTo(clock.instant());
    }
  }

  @Test
  void whatExistsElsewhereIsRecordedAsItIs() {
    Deal won = deals.record(draft("won").amount(Money.parse("5000 EUR")).build());
    Deal lost = deals.record(draft("lost").closeReason("they are silly").build());

    assertThat(won.stage()).isEqualTo("won");
    assertThat(won.closedAt()).isEqualTo(clock.instant());
    assertThat(lost.closeReason()).isEqualTo("they are silly");
    assertThat(deals.history(won.id())).hasSize(1);
    assertThatThrownBy(() -> deals.record(draft("nowhere").build()))
        .isInstanceOf(InvalidInputException.class);
  }
}
