package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionId;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.Revision;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Aggregation;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Measure;
import dev.crmcore.storage.StorageCapability;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code aggregate}: figures over groups. */
abstract class AggregateContract {
  private final StorageHarness harness;

  AggregateContract(StorageHarness harness) {
    this.harness = harness;
  }

  @Test
  void recordsAreCountedByGroupAndMissingValuesAreOne() {
    harness.insert(
        harness.person("a").source("Web").build(),
        harness.person("b").source("WEB").build(),
        harness.person("c").source("shop").build(),
        harness.person("d").source("").build(),
        harness.person("e").build(),
        harness.person("f").build());

    assertRows(
        CustomerFields.TYPE,
        List.of("source"),
        List.of(Measure.count()),
        row(keys("web"), 2L),
        row(keys("shop"), 1L),
        row(keys(""), 1L),
        row(keys((Object) null), 2L));
  }

  @Test
  void groupsMayHaveSeveralKeysOfAnyKind() {
    harness.insert(
        harness.person("a").lifecycleStage(LifecycleStage.CUSTOMER).custom("vip", true).build(),
        harness.person("b").lifecycleStage(LifecycleStage.CUSTOMER).custom("vip", true).build(),
        harness.person("c").lifecycleStage(LifecycleStage.CUSTOMER).build(),
        harness.person("d").lifecycleStage(LifecycleStage.LEAD).custom("vip", true).build());

    assertRows(
        CustomerFields.TYPE,
        List.of("lifecycleStage", "vip"),
        List.of(Measure.count()),
        row(keys(LifecycleStage.CUSTOMER, true), 2L),
        row(keys(LifecycleStage.CUSTOMER, null), 1L),
        row(keys(LifecycleStage.LEAD, true), 1L));
  }

  @Test
  void moneyComesAsOneRowForEachCurrency() {
    Person anna = harness.person("Anna").build();
    harness.insert(anna);
    harness.insert(
        PurchaseFields.TYPE,
        List.of(
            purchase(anna, "10.00 EUR", "shop"),
            purchase(anna, "20.01 EUR", "shop"),
            purchase(anna, "5.00 USD", "shop"),
            purchase(anna, "7 JPY", null)));

    assertRows(
        PurchaseFields.TYPE,
        List.of("source"),
        List.of(
            Measure.count(),
            Measure.sum("amount"),
            Measure.min("amount"),
            Measure.max("amount"),
            Measure.average("amount")),
        row(
            keys("shop"),
            2L,
            money("30.01 EUR"),
            money("10.00 EUR"),
            money("20.01 EUR"),
            // 15.005 is rounded half to even.
            money("15.00 EUR")),
        row(
            keys("shop"),
            1L,
            money("5.00 USD"),
            money("5.00 USD"),
            money("5.00 USD"),
            money("5.00 USD")),
        row(
            keys((Object) null),
            1L,
            money("7 JPY"),
            money("7 JPY"),
            money("7 JPY"),
            money("7 JPY")));
  }

  @Test
  void recordsWithoutAnAmountStandApart() {
    harness.insert(
        harness.person("a").custom(ContractCatalogue.MONEY, money("1.00 EUR")).build(),
        harness.person("b").build(),
        harness.person("c").build());

    assertRows(
        CustomerFields.TYPE,
        List.of(),
        List.of(Measure.count(), Measure.sum(ContractCatalogue.MONEY)),
        row(keys(), 1L, money("1.00 EUR")),
        row(keys(), 2L, null));
  }

  @Test
  void wholeNumbersAreSummedRankedAndAveraged() {
    Person anna = harness.person("Anna").build();
    harness.insert(anna);
    harness.insert(
        InteractionFields.TYPE,
        List.of(call(anna, "sip", 1L), call(anna, "sip", 1L), call(anna, "sip", 2L)));
    harness.insert(
        InteractionFields.TYPE, List.of(call(anna, "sip", null), call(anna, "gsm", null)));

    assertRows(
        InteractionFields.TYPE,
        List.of("channel"),
        List.of(
            Measure.count(),
            Measure.sum("duration"),
            Measure.min("duration"),
            Measure.max("duration"),
            Measure.average("duration")),
        row(keys("sip"), 4L, 4L, 1L, 2L, new BigDecimal("1.333333")),
        row(keys("gsm"), 1L, 0L, null, null, null));
  }

  @Test
  void timesAndDecimalsAreRanked() {
    harness.insert(
        harness
            .person("a")
            .custom(ContractCatalogue.DATE, Values.DATES.get(3))
            .custom(ContractCatalogue.DECIMAL, new BigDecimal("9"))
            .build(),
        harness
            .person("b")
            .custom(ContractCatalogue.DATE, Values.DATES.get(0))
            .custom(ContractCatalogue.DECIMAL, new BigDecimal("10"))
            .build());

    assertRows(
        CustomerFields.TYPE,
        List.of(),
        List.of(
            Measure.min(ContractCatalogue.DATE),
            Measure.max(ContractCatalogue.DATE),
            Measure.min(ContractCatalogue.DECIMAL),
            Measure.max(ContractCatalogue.DECIMAL),
            Measure.max("createdAt")),
        row(
            keys(),
            Values.DATES.get(0),
            Values.DATES.get(3),
            new BigDecimal("9"),
            new BigDecimal("10"),
            TestContext.NOW));
  }

  @Test
  void overNoRecordsThereAreNoRows() {
    assertRows(CustomerFields.TYPE, List.of(), List.of(Measure.count()));
    assertRows(CustomerFields.TYPE, List.of("source"), List.of(Measure.count()));
  }

  @Test
  void onlyWhatPassesTheFilterCounts() {
    harness.insert(
        harness.person("a").tag("vip").source("web").build(),
        harness.person("b").tag("vip").tag("VIP!").source("web").build(),
        harness.person("c").source("web").build());
    Aggregation<Customer> aggregation =
        new Aggregation<>(
            harness.filter(
                CustomerFields.TYPE,
                Conditions.hasValue(CustomerFields.TAGS, "vip")
                    .or(Conditions.hasValue(CustomerFields.TAGS, "VIP!"))),
            List.of("source"),
            List.of(Measure.count()));

    boolean answers =
        harness.declares(StorageCapability.AGGREGATION)
            && harness.declares(StorageCapability.CONDITIONS);
    if (!answers) {
      harness.assertRefused(() -> aggregate(aggregation));
      return;
    }
    assertThat(aggregate(aggregation)).containsExactly(row(keys("web"), 2L));
  }

  private <E> void assertRows(
      EntityType<E> type, List<String> groupBy, List<Measure> measures, AggregateRow... expected) {
    EntityType<E> full = harness.context().catalogue().entity(type);
    Aggregation<E> aggregation = new Aggregation<>(Filter.all(full), groupBy, measures);
    if (!harness.declares(StorageCapability.AGGREGATION)) {
      harness.assertRefused(() -> aggregate(aggregation));
      return;
    }
    assertThat(aggregate(aggregation)).containsExactlyInAnyOrder(expected);
  }

  private <E> List<AggregateRow> aggregate(Aggregation<E> aggregation) {
    return harness.read(unit -> unit.store(aggregation.filter().type()).aggregate(aggregation));
  }

  private static List<@Nullable Object> keys(@Nullable Object... keys) {
    return new ArrayList<>(Arrays.asList(keys));
  }

  private static AggregateRow row(List<@Nullable Object> keys, @Nullable Object... values) {
    return new AggregateRow(keys, new ArrayList<>(Arrays.asList(values)));
  }

  private static Money money(String text) {
    return Money.parse(text);
  }

  private Purchase purchase(Customer customer, String amount, @Nullable String source) {
    return harness
        .purchase(customer)
        .amount(money(amount))
        .occurredAt(TestContext.NOW)
        .source(source)
        .build();
  }

  private Interaction call(Customer customer, String channel, @Nullable Long seconds) {
    return Interaction.builder()
        .id(new InteractionId(harness.id()))
        .customerId(customer.id())
        .occurredAt(TestContext.NOW)
        .channel(channel)
        .duration(seconds == null ? null : Duration.ofSeconds(seconds))
        .revision(Revision.first(TestContext.NOW))
        .build();
  }
}
