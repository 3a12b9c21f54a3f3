package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.Revision;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Aggregation;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Query;
import dev.crmcore.query.Sort;
import dev.crmcore.query.TextQuery;
import dev.crmcore.query.Window;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.LookupKey;
import dev.crmcore.storage.StorageCapability;
import dev.crmcore.storage.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two tenants that have everything in common: ids, e-mail addresses, external ids, keys. Neither
 * sees, counts, finds, moves or blocks what is the other's.
 */
abstract class TenantContract {
  private static final LookupKey MAIL = LookupKey.of("EMAIL", "anna@example.org");

  private final StorageHarness harness;
  private Person ours;
  private Person theirs;
  private Person onlyTheirs;

  TenantContract(StorageHarness harness) {
    this.harness = harness;
    this.ours = card("Ours");
    this.theirs = ours.toBuilder().givenName("Theirs").build();
    this.onlyTheirs = harness.person("Hidden").email("anna@example.org").build();
  }

  private Person card(String name) {
    return harness
        .person(name)
        .familyName("Common")
        .email("anna@example.org")
        .externalId("shop", "4711")
        .tag("vip")
        .build();
  }

  @BeforeEach
  final void storeBoth() {
    harness.insert(ours);
    harness.write(
        StorageHarness.OTHER_TENANT,
        unit -> {
          unit.store(CustomerFields.TYPE).insert(List.of(theirs, onlyTheirs));
          unit.store(PurchaseFields.TYPE)
              .insert(List.of(purchase(theirs), purchase(onlyTheirs), purchase(theirs)));
          unit.store(InteractionFields.TYPE).insert(List.of(note(theirs)));
        });
  }

  @Test
  void bothMayHaveTheSameKeys() {
    harness.insert(InteractionFields.TYPE, List.of(note(ours)));

    assertThat(harness.all(InteractionFields.TYPE)).hasSize(1);
    assertThat(others(TenantContract::scanned)).containsExactly(theirs, onlyTheirs);
  }

  @Test
  void findAndFindAllSeeTheirOwn() {
    List<UUID> ids = List.of(onlyTheirs.id().value(), ours.id().value());

    assertThat(harness.find(ours.id())).contains(ours);
    assertThat(harness.find(onlyTheirs.id())).isEmpty();
    assertThat(harness.findAll(CustomerFields.TYPE, ids)).containsExactly(ours);
    assertThat(others(store -> store.findAll(ids))).containsExactly(onlyTheirs, theirs);
  }

  @Test
  void queriesCountsAndScansSeeTheirOwn() {
    Query<Customer> query =
        Query.of(everyone(), 10).sortedBy(Sort.ascending(CustomerFields.FAMILY_NAME));

    assertThat(harness.page(query).items()).containsExactly(ours);
    assertThat(harness.count(everyone())).isEqualTo(1);
    assertThat(harness.all(CustomerFields.TYPE)).containsExactly(ours);
    assertThat(others(store -> store.query(query).items())).containsExactly(theirs, onlyTheirs);
    assertThat((long) other(store -> store.count(everyone()))).isEqualTo(2);
    assertThat(harness.all(PurchaseFields.TYPE)).isEmpty();
  }

  @Test
  void filtersSeeTheirOwn() {
    Filter<Customer> tagged = harness.filter(CustomerFields.TYPE, Conditions.tag("vip"));

    if (!harness.declares(StorageCapability.CONDITIONS)) {
      harness.assertRefused(() -> harness.count(tagged));
      return;
    }
    assertThat(harness.page(Query.of(tagged, 10)).items()).containsExactly(ours);
    assertThat(harness.count(tagged)).isEqualTo(1);
    // A negation is where a filter that was put beside the tenant, not under it, lets others in.
    Filter<Customer> untagged =
        harness.filter(
            CustomerFields.TYPE, Conditions.tag("vip").negate().or(Conditions.everyone()));
    assertThat(harness.count(untagged)).isEqualTo(1);
    assertThat(harness.page(Query.of(untagged, 10)).items()).containsExactly(ours);
  }

  @Test
  void relatedConditionsCountTheirOwn() {
    Filter<Customer> buyers =
        harness.filter(
            CustomerFields.TYPE, Conditions.count("purchases", Window.ever(), Operator.GT, 0));
    Filter<Customer> others =
        harness.filter(
            CustomerFields.TYPE, Conditions.count("purchases", Window.ever(), Operator.EQ, 0));

    if (!harness.declares(StorageCapability.RELATED_CONDITIONS)) {
      harness.assertRefused(() -> harness.count(buyers));
      return;
    }
    assertThat(harness.count(buyers)).isZero();
    assertThat(harness.page(Query.of(others, 10)).items()).containsExactly(ours);
    assertThat((long) other(store -> store.count(buyers))).isEqualTo(2);
  }

  @Test
  void lookupSeesItsOwn() {
    LookupKey order = LookupKey.of("shop", "4711");

    assertThat(harness.lookup("contactPoints", List.of(MAIL)))
        .isEqualTo(Map.of(MAIL, List.of(ours.id().value())));
    assertThat(harness.lookup("externalIds", List.of(order)))
        .isEqualTo(Map.of(order, List.of(ours.id().value())));
    Map<LookupKey, List<UUID>> found = other(s -> s.lookup("contactPoints", List.of(MAIL)));
    assertThat(found.get(MAIL)).containsExactly(theirs.id().value(), onlyTheirs.id().value());
  }

  @Test
  void searchSeesItsOwn() {
    if (!harness.declares(StorageCapability.TEXT_SEARCH)) {
      harness.assertRefused(() -> search("common"));
      return;
    }
    assertThat(search("common")).containsExactly(ours.id().value());
    assertThat(search("anna")).containsExactly(ours.id().value());
    assertThat(search("hidden")).isEmpty();
  }

  @Test
  void aggregatesSumTheirOwn() {
    Aggregation<Customer> customers =
        new Aggregation<>(everyone(), List.of(), List.of(Measure.count()));
    Aggregation<Purchase> purchases =
        new Aggregation<>(
            Filter.all(PurchaseFields.TYPE), List.of(), List.of(Measure.sum("amount")));

    if (!harness.declares(StorageCapability.AGGREGATION)) {
      harness.assertRefused(() -> aggregate(customers));
      return;
    }
    assertThat(aggregate(customers)).containsExactly(new AggregateRow(List.of(), List.of(1L)));
    List<AggregateRow> ours = harness.read(u -> u.store(PurchaseFields.TYPE).aggregate(purchases));
    assertThat(ours).isEmpty();
  }

  @Test
  void changesAndRemovalsTouchTheirOwn() {
    harness.update(StorageHarness.renamed(ours, "Changed"));
    assertThat(others(TenantContract::scanned)).containsExactly(theirs, onlyTheirs);

    harness.write(unit -> unit.store(CustomerFields.TYPE).remove(ours.id().value(), 2));
    assertThat(others(TenantContract::scanned)).containsExactly(theirs, onlyTheirs);
    assertThatThrownBy(() -> harness.update(StorageHarness.renamed(onlyTheirs, "Stolen")))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(
            () ->
                harness.write(
                    unit -> unit.store(CustomerFields.TYPE).remove(onlyTheirs.id().value(), 1)))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void aReferenceCannotNameARecordOfAnotherTenant() {
    Purchase foreign = purchase(onlyTheirs);

    assertThatThrownBy(() -> harness.insert(PurchaseFields.TYPE, List.of(foreign)))
        .isInstanceOf(ConflictException.class);
    assertThat(harness.all(PurchaseFields.TYPE)).isEmpty();
  }

  @Test
  void repointMovesItsOwn() {
    Person survivor = harness.person("Survivor").build();
    Purchase own = purchase(ours);
    harness.insert(survivor);
    harness.insert(PurchaseFields.TYPE, List.of(own));

    List<UUID> moved =
        harness
            .storage()
            .write(
                StorageHarness.TENANT,
                unit ->
                    unit.store(PurchaseFields.TYPE)
                        .repoint(
                            PurchaseFields.CUSTOMER_ID, ours.id().value(), survivor.id().value()));

    assertThat(moved).containsExactly(own.id().value());
    List<Purchase> others =
        harness
            .storage()
            .read(
                StorageHarness.OTHER_TENANT,
                unit -> unit.store(PurchaseFields.TYPE).query(all()).items());
    assertThat(others).noneMatch(purchase -> purchase.customerId().equals(survivor.id()));
  }

  private static Query<Purchase> all() {
    return Query.of(Filter.all(PurchaseFields.TYPE), 10);
  }

  private List<UUID> search(String text) {
    return harness.read(
        unit ->
            unit.store(CustomerFields.TYPE).search(TextQuery.ofBeginnings(text), everyone(), 10));
  }

  private List<AggregateRow> aggregate(Aggregation<Customer> aggregation) {
    return harness.read(unit -> unit.store(CustomerFields.TYPE).aggregate(aggregation));
  }

  private List<Customer> others(Function<EntityStore<Customer>, List<Customer>> work) {
    return other(work);
  }

  private <R> R other(Function<EntityStore<Customer>, R> work) {
    Function<UnitOfWork, R> withStore = unit -> work.apply(unit.store(CustomerFields.TYPE));
    return harness.storage().read(StorageHarness.OTHER_TENANT, withStore);
  }

  private static List<Customer> scanned(EntityStore<Customer> store) {
    List<Customer> all = new ArrayList<>();
    store.scan(everyone(), all::add);
    return all;
  }

  private Purchase purchase(Customer customer) {
    return harness
        .purchase(customer)
        .amount(Money.of("10.00", "EUR"))
        .occurredAt(TestContext.NOW)
        .build();
  }

  private Interaction note(Customer customer) {
    return Interaction.builder()
        .id(new InteractionId(harness.id()))
        .customerId(customer.id())
        .occurredAt(TestContext.NOW)
        .idempotencyKey("mail-1")
        .revision(Revision.first(TestContext.NOW))
        .build();
  }

  private static Filter<Customer> everyone() {
    return Filter.all(CustomerFields.TYPE);
  }
}
