package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Purchase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** References between records, and {@code repoint}. */
abstract class ReferenceContract {
  private final StorageHarness harness;

  ReferenceContract(StorageHarness harness) {
    this.harness = harness;
  }

  @Test
  void aReferenceToNothingIsRefusedAndNothingIsStored() {
    Person anna = harness.person("Anna").build();

    assertThatThrownBy(() -> harness.insert(PurchaseFields.TYPE, List.of(purchase(anna))))
        .isInstanceOf(ConflictException.class);
    assertThat(harness.all(PurchaseFields.TYPE)).isEmpty();
  }

  @Test
  void recordsOfOneCallMayReferToEachOther() {
    Organization parent = harness.organization("Parent").build();
    Organization child = harness.organization("Child").parentId(parent.id()).build();

    harness.insert(child, parent);

    assertThat(harness.all(CustomerFields.TYPE)).containsExactlyInAnyOrder(parent, child);
  }

  @Test
  void aRecordThatOthersReferToStays() {
    Person anna = harness.person("Anna").build();
    Purchase purchase = purchase(anna);
    harness.insert(anna);
    harness.insert(PurchaseFields.TYPE, List.of(purchase));

    assertThatThrownBy(() -> removeCustomer(anna)).isInstanceOf(ConflictException.class);
    assertThat(harness.find(anna.id())).contains(anna);

    harness.write(unit -> unit.store(PurchaseFields.TYPE).remove(purchase.id().value(), 1));
    removeCustomer(anna);
    assertThat(harness.find(anna.id())).isEmpty();
  }

  @Test
  void repointMovesEveryReferenceAndTellsWhich() {
    Person loser = harness.person("Loser").build();
    Person survivor = harness.person("Survivor").build();
    Purchase first = purchase(loser);
    Purchase second = purchase(loser);
    Purchase own = purchase(survivor);
    harness.insert(loser, survivor);
    harness.insert(PurchaseFields.TYPE, List.of(second, own, first));

    List<UUID> moved =
        harness
            .storage()
            .write(
                StorageHarness.TENANT,
                unit ->
                    unit.store(PurchaseFields.TYPE)
                        .repoint(
                            PurchaseFields.CUSTOMER_ID, loser.id().value(), survivor.id().value()));

    assertThat(moved).containsExactly(first.id().value(), second.id().value());
    assertThat(harness.all(PurchaseFields.TYPE))
        .containsExactly(at(first, survivor), at(second, survivor), own);
  }

  @Test
  void repointMovesChosenReferencesBack() {
    Person loser = harness.person("Loser").build();
    Person survivor = harness.person("Survivor").build();
    Purchase first = purchase(survivor);
    Purchase second = purchase(survivor);
    harness.insert(loser, survivor);
    harness.insert(PurchaseFields.TYPE, List.of(first, second));

    harness.write(
        unit ->
            unit.store(PurchaseFields.TYPE)
                .repoint(
                    PurchaseFields.CUSTOMER_ID,
                    List.of(second.id().value(), harness.id()),
                    loser.id().value()));

    assertThat(harness.all(PurchaseFields.TYPE)).containsExactly(first, at(second, loser));
  }

  @Test
  void repointReachesReferencesAmongRecordsOfOneEntity() {
    Organization loser = harness.organization("Loser").build();
    Organization survivor = harness.organization("Survivor").build();
    Organization child = harness.organization("Child").parentId(loser.id()).build();
    harness.insert(loser, survivor, child);

    harness.write(
        unit ->
            unit.store(CustomerFields.TYPE)
                .repoint(CustomerFields.PARENT_ID, loser.id().value(), survivor.id().value()));

    assertThat(harness.find(child.id()))
        .contains(child.toBuilder().parentId(survivor.id()).build());
  }

  @Test
  void repointOfWhatNobodyRefersToChangesNothing() {
    Person anna = harness.person("Anna").build();
    Person boris = harness.person("Boris").build();
    harness.insert(anna, boris);

    List<UUID> moved =
        harness
            .storage()
            .write(
                StorageHarness.TENANT,
                unit ->
                    unit.store(PurchaseFields.TYPE)
                        .repoint(
                            PurchaseFields.CUSTOMER_ID, anna.id().value(), boris.id().value()));

    assertThat(moved).isEmpty();
  }

  private void removeCustomer(Customer customer) {
    CustomerId id = customer.id();
    harness.write(unit -> unit.store(CustomerFields.TYPE).remove(id.value(), 1));
  }

  private Purchase purchase(Customer customer) {
    return harness
        .purchase(customer)
        .amount(Money.of("10.00", "EUR"))
        .occurredAt(TestContext.NOW)
        .build();
  }

  private static Purchase at(Purchase purchase, Customer customer) {
    return purchase.toBuilder().customerId(customer.id()).build();
  }
}
