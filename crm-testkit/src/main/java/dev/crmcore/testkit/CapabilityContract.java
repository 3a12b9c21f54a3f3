package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.StorageException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import dev.crmcore.query.Aggregation;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Query;
import dev.crmcore.query.TextQuery;
import dev.crmcore.query.Window;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.StorageCapability;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a storage declares it does; what it does not declare it refuses, each time. */
abstract class CapabilityContract {
  private final StorageHarness harness;

  CapabilityContract(StorageHarness harness) {
    this.harness = harness;
  }

  @Test
  void aCopyIsMadeOnceOrRefused(@TempDir Path folder) {
    Path target = folder.resolve("copy");
    harness.insert(harness.person("Anna").build());
    if (!harness.declares(StorageCapability.BACKUP)) {
      harness.assertRefused(() -> harness.storage().backup(target));
      assertThat(target).doesNotExist();
      return;
    }

    harness.storage().backup(target);

    assertThat(target).exists();
    assertThatThrownBy(() -> harness.storage().backup(target)).isInstanceOf(StorageException.class);
  }

  @Test
  void filtersAreAnsweredOrRefused() {
    Filter<Customer> filter =
        harness.filter(CustomerFields.TYPE, Conditions.present(CustomerFields.GIVEN_NAME));

    answeredOrRefused(store -> store.count(filter), StorageCapability.CONDITIONS);
    answeredOrRefused(store -> store.query(Query.of(filter, 1)), StorageCapability.CONDITIONS);
    answeredOrRefused(store -> store.scan(filter, one -> {}), StorageCapability.CONDITIONS);
    answeredOrRefused(
        store -> store.search(TextQuery.ofBeginnings("anna"), filter, 1),
        StorageCapability.TEXT_SEARCH,
        StorageCapability.CONDITIONS);
    answeredOrRefused(
        store -> store.aggregate(counting(filter)),
        StorageCapability.AGGREGATION,
        StorageCapability.CONDITIONS);
  }

  @Test
  void filtersOverRelatedRecordsAreAnsweredOrRefused() {
    Filter<Customer> filter =
        harness.filter(
            CustomerFields.TYPE, Conditions.count("purchases", Window.ever(), Operator.EQ, 0));

    answeredOrRefused(store -> store.count(filter), StorageCapability.RELATED_CONDITIONS);
    answeredOrRefused(
        store -> store.query(Query.of(filter, 1)), StorageCapability.RELATED_CONDITIONS);
    answeredOrRefused(store -> store.scan(filter, one -> {}), StorageCapability.RELATED_CONDITIONS);
  }

  @Test
  void textSearchIsAnsweredOrRefused() {
    answeredOrRefused(
        store -> store.search(TextQuery.ofBeginnings("anna"), everyone(), 1),
        StorageCapability.TEXT_SEARCH);
  }

  @Test
  void aggregationIsAnsweredOrRefused() {
    answeredOrRefused(
        store -> store.aggregate(counting(everyone())), StorageCapability.AGGREGATION);
  }

  @Test
  void whoCountsRelatedRecordsTakesConditionsAtAll() {
    if (harness.declares(StorageCapability.RELATED_CONDITIONS)) {
      assertThat(harness.storage().capabilities()).contains(StorageCapability.CONDITIONS);
    }
  }

  @Test
  void capabilitiesNeverChange() {
    assertThat(harness.storage().capabilities())
        .isEqualTo(harness.storage().capabilities())
        .isSubsetOf(StorageCapability.values());
  }

  private void answeredOrRefused(
      Consumer<EntityStore<Customer>> question, StorageCapability... needed) {
    Person anna = harness.person("Anna").build();
    harness.insert(anna);
    Runnable asked =
        () ->
            harness.read(
                unit -> {
                  question.accept(unit.store(CustomerFields.TYPE));
                  return true;
                });
    if (List.of(needed).stream().allMatch(harness::declares)) {
      asked.run();
    } else {
      harness.assertRefused(asked::run);
    }
  }

  private static Aggregation<Customer> counting(Filter<Customer> filter) {
    return new Aggregation<>(filter, List.of(), List.of(Measure.count()));
  }

  private static Filter<Customer> everyone() {
    return Filter.all(CustomerFields.TYPE);
  }
}
