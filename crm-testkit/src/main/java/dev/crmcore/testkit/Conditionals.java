package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.field.EntityType;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Query;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.StorageCapability;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Asks a storage and the reference the same questions and holds the answers together. */
final class Conditionals {
  private final StorageHarness harness;
  private final World world;
  private int asked;
  private int telling;

  Conditionals(StorageHarness harness, World world) {
    this.harness = harness;
    this.world = world;
  }

  /** Every question is asked on each path that filters; a storage that cannot answer refuses. */
  <E> void compare(String origin, EntityType<E> type, List<Condition> conditions) {
    for (Condition condition : conditions) {
      Filter<E> filter = harness.filter(type, condition);
      if (filter.isAll() || answers(condition)) {
        assertSame(origin, filter);
      } else {
        assertRefused(filter);
      }
    }
  }

  /** Questions that everybody or nobody answers prove little; a part has to tell records apart. */
  void requireTelling(double part) {
    if (!harness.declares(StorageCapability.CONDITIONS)) {
      return;
    }
    assertThat(telling)
        .as("conditions out of %d that hold for some records and not for others", asked)
        .isGreaterThanOrEqualTo((int) (asked * part));
  }

  private boolean answers(Condition condition) {
    return harness.declares(StorageCapability.CONDITIONS)
        && (harness.declares(StorageCapability.RELATED_CONDITIONS)
            || !condition.accept(new MentionsRelated()));
  }

  private <E> void assertSame(String origin, Filter<E> filter) {
    EntityType<E> type = filter.type();
    List<UUID> expected = world.ids(filter);
    asked++;
    if (!expected.isEmpty() && expected.size() < world.all(type).size()) {
      telling++;
    }
    harness.read(
        unit -> {
          EntityStore<E> store = unit.store(type);
          List<UUID> queried =
              store.query(Query.of(filter, Query.MAX_LIMIT)).items().stream()
                  .map(type::id)
                  .toList();
          List<UUID> scanned = new ArrayList<>();
          store.scan(filter, record -> scanned.add(type.id(record)));
          assertThat(queried).as("%s: query of %s", origin, filter).isEqualTo(expected);
          assertThat(scanned).as("%s: scan of %s", origin, filter).isEqualTo(expected);
          assertThat(store.count(filter))
              .as("%s: count of %s", origin, filter)
              .isEqualTo(expected.size());
          return true;
        });
  }

  private <E> void assertRefused(Filter<E> filter) {
    EntityType<E> type = filter.type();
    harness.assertRefused(() -> harness.read(unit -> unit.store(type).count(filter)));
    harness.assertRefused(() -> harness.read(unit -> unit.store(type).query(Query.of(filter, 10))));
    harness.assertRefused(
        () ->
            harness.read(
                unit -> {
                  unit.store(type).scan(filter, record -> {});
                  return true;
                }));
  }
}
