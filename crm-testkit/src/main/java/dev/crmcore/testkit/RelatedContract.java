package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.catalogue.StageChangeFields;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.PurchaseLine;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StageChange;
import dev.crmcore.model.StageChangeId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Query;
import dev.crmcore.query.Window;
import dev.crmcore.storage.StorageCapability;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Conditions over related records, with the answers written down: what a window takes in, and what
 * a measure is over nothing and over several currencies.
 */
abstract class RelatedContract {
  private final StorageHarness harness;
  private final Person often;
  private final Person once;
  private final Person abroad;
  private final Person never;

  RelatedContract(StorageHarness harness) {
    this.harness = harness;
    this.often = harness.person("Often").build();
    this.once = harness.person("Once").build();
    this.abroad = harness.person("Abroad").build();
    this.never = harness.person("Never").build();
  }

  @BeforeEach
  final void store() {
    harness.insert(often, once, abroad, never);
    harness.insert(
        PurchaseFields.TYPE,
        List.of(
            purchase(often, "10.00 EUR", TestContext.NOW, "shirts"),
            purchase(often, "20.01 EUR", TestContext.NOW.minus(Duration.ofDays(30)), "Shoes"),
            purchase(often, "500.00 USD", TestContext.NOW.minus(Duration.ofDays(400)), "shirts"),
            purchase(once, "30.00 EUR", TestContext.NOW.minus(Duration.ofDays(31)), "SHIRTS"),
            purchase(abroad, "100000 JPY", TestContext.NOW.plus(Duration.ofDays(1)), "hats")));
  }

  @Test
  void countingNothingGivesZero() {
    assertHolds(count(Window.ever(), Operator.EQ, 0), never);
    assertHolds(count(Window.ever(), Operator.LT, 1), never);
    assertHolds(count(Window.ever(), Operator.NE, 0), often, once, abroad);
    assertHolds(count(Window.ever(), Operator.GE, 3), often);
    assertHolds(count(Window.ever(), Operator.GE, 0), often, once, abroad, never);
    assertHolds(count(Window.ever(), Operator.GT, 0).negate(), never);
  }

  @Test
  void aWindowThatEndsNowTakesInNowAndItsFirstMoment() {
    Window days30 = Window.last(30, ChronoUnit.DAYS);

    assertHolds(count(days30, Operator.EQ, 2), often);
    assertHolds(count(days30, Operator.EQ, 0), once, abroad, never);
    assertHolds(count(Window.last(31, ChronoUnit.DAYS), Operator.GE, 1), often, once);
    assertHolds(count(Window.last(1, ChronoUnit.HOURS), Operator.EQ, 1), often);
  }

  @Test
  void aFixedWindowTakesInItsBeginningAndNotItsEnd() {
    Instant month = TestContext.NOW.minus(Duration.ofDays(30));

    assertHolds(count(new Window.Between(month, null), Operator.EQ, 2), often);
    assertHolds(count(new Window.Between(month, null), Operator.EQ, 1), abroad);
    assertHolds(count(new Window.Between(null, month), Operator.EQ, 1), often, once);
    assertHolds(count(new Window.Between(month, month.plusNanos(1000)), Operator.EQ, 1), often);
    assertHolds(count(new Window.Between(month, month), Operator.GT, 0));
  }

  @Test
  void aCalendarWindowIsThatOfTheZoneOfWhoAsks() {
    assertHolds(count(Window.current(Window.CalendarUnit.DAY), Operator.GT, 0), often);
    assertHolds(count(Window.current(Window.CalendarUnit.MONTH), Operator.GT, 0), often, abroad);
    assertHolds(
        count(Window.current(Window.CalendarUnit.YEAR), Operator.GT, 0), often, once, abroad);
  }

  @Test
  void onlyRecordsThatSatisfyTheConditionCount() {
    Condition shirts =
        new Condition.Has(
            "lines", new Condition.Compare("category", Operator.EQ, List.of(Operand.of("Shirts"))));

    assertHolds(related(Window.ever(), shirts, Measure.count(), Operator.EQ, 2L), often);
    assertHolds(related(Window.ever(), shirts, Measure.count(), Operator.EQ, 1L), once);
    assertHolds(related(Window.ever(), shirts, Measure.count(), Operator.EQ, 0L), abroad, never);
    assertHolds(
        related(Window.last(365, ChronoUnit.DAYS), shirts, Measure.count(), Operator.GE, 1L),
        often,
        once);
  }

  @Test
  void aSumOverNothingIsZeroAndTakesInOneCurrency() {
    Measure sum = Measure.sum("amount");

    assertHolds(measured(sum, Operator.EQ, "30.01 EUR"), often);
    assertHolds(measured(sum, Operator.GE, "30.00 EUR"), often, once);
    assertHolds(measured(sum, Operator.EQ, "0.00 EUR"), abroad, never);
    assertHolds(measured(sum, Operator.LT, "30.01 EUR"), once, abroad, never);
    assertHolds(measured(sum, Operator.EQ, "500.00 USD"), often);
    assertHolds(measured(sum, Operator.GT, "0 JPY"), abroad);
  }

  @Test
  void leastGreatestAndMeanOverNothingSatisfyNoComparison() {
    for (Measure measure :
        List.of(Measure.min("amount"), Measure.max("amount"), Measure.average("amount"))) {
      assertHolds(measured(measure, Operator.LT, "99999.00 EUR"), often, once);
      assertHolds(measured(measure, Operator.NE, "1.00 EUR"), often, once);
      assertHolds(measured(measure, Operator.NE, "1.00 EUR").negate(), abroad, never);
    }
  }

  @Test
  void aMeanIsComparedWithoutRounding() {
    // 30.01 over 2 is 15.005: more than 15.00, less than 15.01, and equal to neither.
    Measure mean = Measure.average("amount");

    assertHolds(measured(mean, Operator.GT, "15.00 EUR"), often, once);
    assertHolds(measured(mean, Operator.LT, "15.01 EUR"), often);
    assertHolds(measured(mean, Operator.EQ, "15.00 EUR"));
    assertHolds(measured(mean, Operator.EQ, "15.01 EUR"));
    assertHolds(measured(mean, Operator.EQ, "30.00 EUR"), once);
  }

  @Test
  void leastAndGreatestRankTimes() {
    Measure latest = Measure.max("occurredAt");
    Condition stale =
        related(
            Window.ever(),
            Conditions.everyone(),
            latest,
            Operator.LT,
            TestContext.NOW.minus(Duration.ofDays(30)));

    assertHolds(stale, once);
  }

  @Test
  void relatedRecordsMayHaveRelatedRecordsOfTheirOwn() {
    Pipeline pipeline =
        Pipeline.of("Sales", List.of(Stage.of("new", "New", StageCategory.OPEN, 10)))
            .withIdentity(new PipelineId(harness.id()), Revision.first(TestContext.NOW));
    Deal moved = deal(often, pipeline);
    Deal still = deal(once, pipeline);
    harness.insert(PipelineFields.TYPE, List.of(pipeline));
    harness.insert(DealFields.TYPE, List.of(moved, still));
    harness.insert(StageChangeFields.TYPE, List.of(change(moved), change(moved)));

    Condition twice =
        new Condition.Related(
            "deals",
            Window.ever(),
            Conditions.count("stageChanges", Window.ever(), Operator.EQ, 2),
            Measure.count(),
            Operator.EQ,
            Operand.of(1L));
    assertHolds(twice, often);
    assertHolds(
        new Condition.Related(
            "deals",
            Window.ever(),
            Conditions.count("stageChanges", Window.ever(), Operator.EQ, 0),
            Measure.count(),
            Operator.GE,
            Operand.of(1L)),
        once);
  }

  private void assertHolds(Condition condition, Customer... expected) {
    Filter<Customer> filter = harness.filter(CustomerFields.TYPE, condition);
    if (!harness.declares(StorageCapability.RELATED_CONDITIONS)) {
      harness.assertRefused(() -> harness.count(filter));
      harness.assertRefused(() -> harness.page(Query.of(filter, 10)));
      return;
    }
    assertThat(harness.page(Query.of(filter, 10)).items())
        .as("who satisfies %s", condition)
        .containsExactly(expected);
    assertThat(harness.count(filter)).as("count of %s", condition).isEqualTo(expected.length);
  }

  private static Condition count(Window window, Operator operator, long number) {
    return Conditions.count("purchases", window, operator, number);
  }

  private static Condition measured(Measure measure, Operator operator, String money) {
    return related(Window.ever(), Conditions.everyone(), measure, operator, Money.parse(money));
  }

  private static Condition related(
      Window window, Condition where, Measure measure, Operator operator, Object value) {
    return new Condition.Related("purchases", window, where, measure, operator, Operand.of(value));
  }

  private Purchase purchase(Customer customer, String amount, Instant at, String category) {
    Money money = Money.parse(amount);
    return harness
        .purchase(customer)
        .amount(money)
        .occurredAt(at)
        .lines(List.of(new PurchaseLine(null, "Line", category, null, BigDecimal.ONE, money)))
        .build();
  }

  private Deal deal(Customer customer, Pipeline pipeline) {
    return Deal.builder()
        .id(new DealId(harness.id()))
        .name("Deal")
        .customerId(customer.id())
        .pipelineId(pipeline.id())
        .stage("new")
        .stageSince(TestContext.NOW)
        .revision(Revision.first(TestContext.NOW))
        .build();
  }

  private StageChange change(Deal deal) {
    return new StageChange(
        new StageChangeId(harness.id()),
        deal.id(),
        null,
        "new",
        TestContext.NOW,
        "ann",
        null,
        null,
        Revision.first(TestContext.NOW));
  }
}
