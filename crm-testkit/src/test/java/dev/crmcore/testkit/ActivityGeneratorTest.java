package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Money;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.PurchaseLine;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ActivityGeneratorTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final ActivityGenerator activity = ActivityGenerator.seeded(42, NOW);
  private final SequentialIds ids = new SequentialIds();
  private final List<Customer> customers =
      CustomerGenerator.seeded(1)
          .generate(1_000)
          .map(made -> made.customer().stored(new CustomerId(ids.next()), Revision.first(NOW)))
          .toList();

  private Stream<Purchase> purchases() {
    return customers.stream().flatMap(customer -> activity.purchases(customer).stream());
  }

  private Stream<Interaction> interactions() {
    return customers.stream().flatMap(customer -> activity.interactions(customer).stream());
  }

  private Stream<Deal> deals(Pipeline pipeline) {
    return customers.stream().flatMap(customer -> activity.deals(customer, pipeline).stream());
  }

  @Test
  void theSameCustomerDidTheSame() {
    Pipeline pipeline = ActivityGenerator.salesPipeline();
    ActivityGenerator again = ActivityGenerator.seeded(42, NOW);

    assertThat(customers.subList(0, 50))
        .allSatisfy(
            customer -> {
              assertThat(again.purchases(customer)).isEqualTo(activity.purchases(customer));
              assertThat(again.interactions(customer)).isEqualTo(activity.interactions(customer));
              assertThat(again.deals(customer, pipeline))
                  .isEqualTo(activity.deals(customer, pipeline));
            });
  }

  @Test
  void aCustomerThatIsNotStoredIsKnownByItsExternalIds() {
    List<Customer> fresh =
        CustomerGenerator.seeded(1).generate(20).map(GeneratedCustomer::customer).toList();

    assertThat(fresh.stream().map(activity::interactions).distinct().count()).isGreaterThan(10);
    assertThat(fresh.stream().map(activity::interactions).toList())
        .isEqualTo(fresh.stream().map(activity::interactions).toList());
  }

  @Test
  void activityLiesInTheGivenTime() {
    ActivityGenerator month = activity.over(Duration.ofDays(30));

    assertThat(customers.stream().flatMap(customer -> month.purchases(customer).stream()))
        .isNotEmpty()
        .extracting(Purchase::occurredAt)
        .allMatch(at -> !at.isAfter(NOW) && at.isAfter(NOW.minus(Duration.ofDays(31))));
    assertThatIllegalArgumentException().isThrownBy(() -> activity.over(Duration.ZERO));
  }

  @Nested
  class Purchases {
    @Test
    void theLinesAddUpToTheAmount() {
      assertThat(purchases())
          .hasSizeGreaterThan(1_000)
          .allSatisfy(
              purchase ->
                  assertThat(
                          purchase.lines().stream().map(PurchaseLine::amount).reduce(Money::plus))
                      .contains(purchase.amount()));
    }

    @Test
    void severalCurrenciesAndManyCategoriesAreThere() {
      assertThat(purchases().map(purchase -> purchase.amount().currency().getCurrencyCode()))
          .contains("EUR", "GBP", "USD", "RUB", "UAH", "CNY", "JPY");
      assertThat(
              purchases()
                  .flatMap(purchase -> purchase.lines().stream())
                  .map(PurchaseLine::category))
          .contains("shirts", "shoes", "coffee");
    }

    @Test
    void anOrderNumberIsGivenOnce() {
      assertThat(purchases().map(Purchase::orderNumber)).doesNotHaveDuplicates();
    }

    @Test
    void manyBoughtNothingAndAFewMuch() {
      List<Integer> counts =
          customers.stream().map(customer -> activity.purchases(customer).size()).toList();

      assertThat(counts).filteredOn(count -> count == 0).hasSizeBetween(250, 450);
      assertThat(counts).filteredOn(count -> count > 5).hasSizeBetween(10, 150);
    }
  }

  @Nested
  class Interactions {
    @Test
    void everyKeyIsGivenOnce() {
      assertThat(interactions().map(Interaction::idempotencyKey))
          .hasSizeGreaterThan(1_500)
          .doesNotHaveDuplicates();
    }

    @Test
    void theSubjectIsInTheLanguageOfTheName() {
      assertThat(customers)
          .filteredOn(customer -> customer.displayName().matches("\\p{IsHan}.*"))
          .isNotEmpty()
          .flatMap(activity::interactions)
          .allMatch(touch -> String.valueOf(touch.subject()).matches(".*\\p{IsHan}.*"));
    }
  }

  @Nested
  class Deals {
    @Test
    void aClosedDealHasADateAndAReasonAndAnOpenOneANextStep() {
      Pipeline pipeline = ActivityGenerator.salesPipeline();

      assertThat(deals(pipeline))
          .hasSizeGreaterThan(100)
          .allSatisfy(
              deal -> {
                StageCategory category =
                    pipeline.stage(deal.stage()).map(Stage::category).orElseThrow();
                boolean closed = category == StageCategory.WON || category == StageCategory.LOST;
                assertThat(deal.closedAt() != null).isEqualTo(closed);
                assertThat(deal.closeReason() != null).isEqualTo(closed);
                assertThat(deal.nextStep() != null).isEqualTo(!closed);
                assertThat(deal.stageSince()).isBeforeOrEqualTo(NOW);
              });
    }
  }
}
