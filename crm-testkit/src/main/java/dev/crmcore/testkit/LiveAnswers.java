package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.field.EntityType;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Query;
import dev.crmcore.query.TimedCondition;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Who satisfies a condition, kept up to date: asked again are those who changed, and those whose
 * answer the clock may have changed.
 *
 * @param <E> what is asked about
 */
final class LiveAnswers<E> {
  private final StorageHarness harness;
  private final World world;
  private final EntityType<E> type;
  private final Condition condition;
  private final Set<UUID> members = new TreeSet<>();
  private final Map<UUID, Instant> due = new HashMap<>();

  LiveAnswers(StorageHarness harness, World world, EntityType<E> type, Condition condition) {
    this.harness = harness;
    this.world = world;
    this.type = type;
    this.condition = condition;
  }

  /** Asks again about those who changed. */
  void changed(Instant now, Collection<UUID> ids) {
    TimedCondition<E> timed =
        TimedCondition.at(world.catalogue(), world, type, condition, now, StorageHarness.ZONE);
    for (E record : world.all(type)) {
      UUID id = type.id(record);
      if (ids.contains(id)) {
        if (timed.test(record)) {
          members.add(id);
        } else {
          members.remove(id);
        }
        timed.notBefore(record).ifPresentOrElse(next -> due.put(id, next), () -> due.remove(id));
      }
    }
  }

  /** Asks again about those whose time has come. */
  void advance(Instant now) {
    List<UUID> ids =
        due.entrySet().stream()
            .filter(entry -> !entry.getValue().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    if (!ids.isEmpty()) {
      changed(now, ids);
    }
  }

  /** Returns when the next answer may change. */
  Collection<Instant> due() {
    return due.values();
  }

  /** What is kept, what the storage says and what the reference says are the same. */
  void assertRight(String origin, Instant now) {
    Filter<E> filter = Filter.bind(world.catalogue(), type, condition, now, StorageHarness.ZONE);
    List<UUID> expected = world.ids(filter);
    List<UUID> stored = harness.ids(Query.of(filter, Query.MAX_LIMIT));
    assertThat(stored).as("%s: query at %s of %s", origin, now, condition).isEqualTo(expected);
    assertThat(members)
        .as("%s: kept up to %s of %s", origin, now, condition)
        .containsExactlyInAnyOrderElementsOf(expected);
  }
}
