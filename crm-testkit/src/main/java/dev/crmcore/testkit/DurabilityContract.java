package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.Person;
import dev.crmcore.storage.StorageCapability;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a durable storage holds after it was closed and opened again. */
abstract class DurabilityContract {
  private final StorageHarness harness;

  DurabilityContract(StorageHarness harness) {
    this.harness = harness;
  }

  @Test
  void whatWasCommittedIsThereAfterReopening() {
    World world = World.of(harness, Seeds.base(), 10);
    if (!harness.declares(StorageCapability.DURABLE)) {
      return;
    }

    harness.reopen();

    for (EntityType<?> type : world.catalogue().entities()) {
      assertThat(harness.all(type)).as("%s", type).isEqualTo(world.all(type));
    }
  }

  @Test
  void whatWasRolledBackIsNotThereAfterReopening() {
    Person stored = harness.person("Stored").externalId("shop", "1").build();
    Person lost = harness.person("Lost").build();
    harness.insert(stored);
    assertThatThrownBy(
            () ->
                harness.write(
                    unit -> {
                      unit.store(CustomerFields.TYPE).insert(List.of(lost));
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    if (!harness.declares(StorageCapability.DURABLE)) {
      return;
    }

    harness.reopen();

    assertThat(harness.all(CustomerFields.TYPE)).containsExactly(stored);
    assertThatThrownBy(
            () -> harness.insert(harness.person("Thief").externalId("shop", "1").build()))
        .isInstanceOf(ConflictException.class);
    harness.update(StorageHarness.renamed(stored, "Changed"));
  }
}
