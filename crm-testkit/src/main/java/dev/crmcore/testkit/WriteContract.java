package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.AuditCheckpointFields;
import dev.crmcore.catalogue.AuditFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.CrmException;
import dev.crmcore.error.UnsupportedFeatureException;
import dev.crmcore.model.AuditCheckpoint;
import dev.crmcore.model.AuditCheckpointId;
import dev.crmcore.model.AuditEntry;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Query;
import dev.crmcore.storage.StorageCapability;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code insert}, {@code update} and {@code remove}, and who wins when two change one record. */
abstract class WriteContract {
  private final StorageHarness harness;

  WriteContract(StorageHarness harness) {
    this.harness = harness;
  }

  @Test
  void insertKeepsTheVersionItIsGiven() {
    Person fifth =
        harness
            .person("Anna")
            .revision(new Revision(5, TestContext.NOW, TestContext.NOW, null))
            .build();

    harness.insert(fifth);

    assertThat(harness.find(fifth.id())).contains(fifth);
  }

  @Test
  void insertRefusesAnIdThatIsTaken() {
    Person anna = harness.person("Anna").build();
    harness.insert(anna);

    assertThatThrownBy(() -> harness.insert(anna)).isInstanceOf(ConflictException.class);
    assertThat(harness.find(anna.id())).contains(anna);
  }

  @Test
  void insertTakesTenThousandRecordsAtOnceAndScanGivesThemById() {
    List<Person> people =
        IntStream.range(0, 10_000)
            .mapToObj(
                i -> harness.person("Person " + i).email("p" + i + "@example.org").tag("t").build())
            .toList();
    List<Customer> shuffled = new ArrayList<>(people);
    Collections.shuffle(shuffled, new Random(7));

    harness.insert(CustomerFields.TYPE, shuffled);

    assertThat(harness.count(everyone())).isEqualTo(10_000);
    assertThat(harness.all(CustomerFields.TYPE)).isEqualTo(people);
    Query<Customer> longest = Query.of(everyone(), Query.MAX_LIMIT);
    assertThat(harness.page(longest).items()).isEqualTo(people);
  }

  @Test
  void updateReplacesTheRecordAndItsCollections() {
    Person before =
        harness
            .person("Anna")
            .email("anna@example.org")
            .phone("+79991234567")
            .tag("old")
            .custom(ContractCatalogue.INTEGER, 7L)
            .custom(ContractCatalogue.TEXT, "before")
            .build();
    harness.insert(before);
    Person after =
        StorageHarness.renamed(before, "Anja").toBuilder()
            .contactPoints(
                List.of(
                    ContactPoint.email("anja@example.org"), ContactPoint.email("anna@example.org")))
            .tags(List.of("new", "newer"))
            .custom(ContractCatalogue.INTEGER, 8L)
            .custom(ContractCatalogue.TEXT, null)
            .build();

    harness.update(after);

    assertThat(harness.find(before.id())).contains(after);
  }

  @Test
  void updateRefusesAVersionThatIsNotTheNext() {
    Person first = harness.person("Anna").build();
    harness.insert(first);
    Person second = StorageHarness.renamed(first, "Anja");
    Person third = StorageHarness.renamed(second, "Anka");

    assertThatThrownBy(() -> harness.update(first)).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> harness.update(third)).isInstanceOf(ConflictException.class);
    assertThat(harness.find(first.id())).contains(first);

    harness.update(second);
    harness.update(third);
    assertThat(harness.find(first.id())).contains(third);
  }

  @Test
  void theSecondOfTwoWhoReadTheSameVersionIsRefused() {
    Person read = harness.person("Anna").build();
    harness.insert(read);
    Person winner = StorageHarness.renamed(read, "Winner");

    harness.update(winner);

    assertThatThrownBy(() -> harness.update(StorageHarness.renamed(read, "Loser")))
        .isInstanceOf(ConflictException.class);
    assertThat(harness.find(read.id())).contains(winner);
  }

  @Test
  void updateRefusesARecordThatIsGone() {
    Person anna = harness.person("Anna").build();

    assertThatThrownBy(() -> harness.update(StorageHarness.renamed(anna, "Anja")))
        .isInstanceOf(ConflictException.class);
    assertThat(harness.find(anna.id())).isEmpty();
  }

  @Test
  void updateIsRefusedAsAWholeWhenOneOfItsRecordsIsStale() {
    Person anna = harness.person("Anna").build();
    Person boris = harness.person("Boris").build();
    harness.insert(anna, boris);

    assertThatThrownBy(() -> harness.update(StorageHarness.renamed(anna, "Anja"), boris))
        .isInstanceOf(ConflictException.class);
    assertThat(harness.find(anna.id())).contains(anna);
  }

  @Test
  void removeTakesTheRecordAndItsCollectionsAway() {
    Person anna = harness.person("Anna").externalId("shop", "1").tag("vip").build();
    harness.insert(anna);

    harness.write(unit -> unit.store(CustomerFields.TYPE).remove(anna.id().value(), 1));

    assertThat(harness.find(anna.id())).isEmpty();
    // What the record alone could have is free again.
    Person next = harness.person("Anna again").externalId("shop", "1").build();
    harness.insert(next);
    harness.insert(anna.toBuilder().externalIds(List.of()).build());
    assertThat(harness.all(CustomerFields.TYPE)).hasSize(2);
  }

  @Test
  void removeRefusesAStaleVersionAndARecordThatIsGone() {
    Person anna = harness.person("Anna").build();
    harness.insert(anna);

    assertThatThrownBy(() -> remove(anna.id().value(), 2)).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> remove(anna.id().value(), 0)).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> remove(harness.id(), 1)).isInstanceOf(ConflictException.class);
    assertThat(harness.find(anna.id())).contains(anna);
  }

  @Test
  void whatIsWrittenOnceIsNeverChangedOrRemoved() {
    AuditCheckpoint checkpoint =
        new AuditCheckpoint(new AuditCheckpointId(harness.id()), 1, "0", TestContext.NOW);
    UUID id = checkpoint.id().value();
    harness.insert(AuditCheckpointFields.TYPE, List.of(checkpoint));

    assertThatThrownBy(
            () ->
                harness.write(
                    unit -> unit.store(AuditCheckpointFields.TYPE).update(List.of(checkpoint))))
        .isInstanceOf(UnsupportedFeatureException.class);
    assertThatThrownBy(
            () -> harness.write(unit -> unit.store(AuditCheckpointFields.TYPE).remove(id, 0)))
        .isInstanceOf(UnsupportedFeatureException.class);
    assertThat(harness.find(AuditCheckpointFields.TYPE, id)).contains(checkpoint);
  }

  @Test
  void whatIsKeptForATimeIsNeverChangedButCanBeRemoved() {
    AuditEntry entry = harness.auditEntry();
    AuditEntry other = harness.auditEntry();
    harness.insert(AuditFields.TYPE, List.of(entry, other));

    assertThatThrownBy(
            () -> harness.write(unit -> unit.store(AuditFields.TYPE).update(List.of(entry))))
        .isInstanceOf(CrmException.class);
    assertThat(harness.find(AuditFields.TYPE, entry.id().value())).contains(entry);
    harness.write(unit -> unit.store(AuditFields.TYPE).remove(entry.id().value(), 0));
    assertThat(harness.all(AuditFields.TYPE)).containsExactly(other);
  }

  @Test
  void writingNothingIsAllowed() {
    harness.insert();
    harness.update();

    assertThat(harness.all(CustomerFields.TYPE)).isEmpty();
    assertThat(harness.storage().capabilities()).doesNotContainNull();
    assertThat(StorageCapability.values()).containsAll(harness.storage().capabilities());
  }

  private void remove(UUID id, long version) {
    harness.write(unit -> unit.store(CustomerFields.TYPE).remove(id, version));
  }

  private static Filter<Customer> everyone() {
    return Filter.all(CustomerFields.TYPE);
  }
}
