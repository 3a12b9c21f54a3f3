package dev.crmcore.testkit;

import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Relation;
import dev.crmcore.query.ConditionEvaluator;
import dev.crmcore.query.Filter;
import dev.crmcore.query.RelatedRecords;
import dev.crmcore.query.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The same records twice: in the storage under test and in plain lists, where the reference
 * evaluator and the order of the catalogue say what the storage has to answer.
 */
final class World implements RelatedRecords {
  private final Catalogue catalogue;
  private final ConditionEvaluator evaluator;
  private final Map<String, List<Object>> records = new LinkedHashMap<>();
  private final Map<String, Map<UUID, List<Object>>> related = new HashMap<>();

  World(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.evaluator = new ConditionEvaluator(catalogue, this);
  }

  /** Fills a storage with specimens of every entity. */
  static World of(StorageHarness harness, long seed, int ofEach) {
    return of(harness, new Specimens(harness.context().ids(), seed), ofEach);
  }

  /** Fills a storage with some specimens of every entity. */
  static World of(StorageHarness harness, Specimens specimens, int ofEach) {
    World world = new World(harness.context().catalogue());
    for (EntityType<?> type : harness.context().catalogue().entities()) {
      world.add(harness, specimens, type, ofEach);
    }
    return world;
  }

  private <E> void add(
      StorageHarness harness, Specimens specimens, EntityType<E> type, int number) {
    List<E> made = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      made.add(specimens.next(type));
    }
    harness.insert(type, made);
    add(type, made);
  }

  <E> void add(EntityType<E> type, List<? extends E> more) {
    records.computeIfAbsent(type.name(), name -> new ArrayList<>()).addAll(more);
    related.clear();
  }

  /** Puts changed records in the place of those that were. */
  <E> void replace(EntityType<E> type, List<? extends E> changed) {
    List<E> kept = new ArrayList<>(all(type));
    for (E record : changed) {
      kept.replaceAll(one -> type.id(one).equals(type.id(record)) ? record : one);
    }
    records.put(type.name(), new ArrayList<>(kept));
    related.clear();
  }

  @SuppressWarnings("unchecked") // add put them there under the name of their own entity
  <E> List<E> all(EntityType<E> type) {
    return (List<E>) records.getOrDefault(type.name(), List.of());
  }

  /** Returns what passes a filter, in an order. */
  <E> List<E> matching(Filter<E> filter, List<Sort> sorts) {
    return all(filter.type()).stream()
        .filter(record -> evaluator.test(filter, record))
        .sorted(order(filter.type(), sorts))
        .toList();
  }

  /** Returns the ids of what passes a filter, in order. */
  <E> List<UUID> ids(Filter<E> filter) {
    return matching(filter, List.of()).stream().map(filter.type()::id).toList();
  }

  @Override
  public <T> Iterable<T> of(Relation<T> relation, UUID owner) {
    Map<UUID, List<Object>> byOwner =
        related.computeIfAbsent(
            relation.owner() + "." + relation.name(),
            name -> {
              Map<UUID, List<Object>> grouped = new HashMap<>();
              for (T record : all(relation.target())) {
                UUID key = relation.foreignKey().get(record);
                if (key != null) {
                  grouped.computeIfAbsent(key, id -> new ArrayList<>()).add(record);
                }
              }
              return grouped;
            });
    return byOwner.getOrDefault(owner, List.of()).stream()
        .map(relation.target().javaType()::cast)
        .toList();
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** The order every storage sorts by: missing values last both ways, then by id. */
  static <E> Comparator<E> order(EntityType<E> type, List<Sort> sorts) {
    Comparator<E> order = Comparator.comparing(type::id, FieldType.ID::compare);
    for (int i = sorts.size() - 1; i >= 0; i--) {
      Sort sort = sorts.get(i);
      order = order(type.requireField(sort.field()), sort.descending()).thenComparing(order);
    }
    return order;
  }

  private static <E, V> Comparator<E> order(Field<E, V> field, boolean descending) {
    return (left, right) -> {
      @Nullable V a = field.get(left);
      @Nullable V b = field.get(right);
      if (a == null || b == null) {
        return Boolean.compare(a == null, b == null);
      }
      return descending ? field.type().compare(b, a) : field.type().compare(a, b);
    };
  }
}
