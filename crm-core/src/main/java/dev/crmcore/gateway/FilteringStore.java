package dev.crmcore.gateway;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Aggregation;
import dev.crmcore.query.ConditionEvaluator;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Query;
import dev.crmcore.query.Sort;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.LookupKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers conditions for a storage that cannot, by scanning it: right, and as slow as the storage
 * is large.
 */
final class FilteringStore<E> implements EntityStore<E> {
  private final EntityType<E> type;
  private final EntityStore<E> store;
  private final ConditionEvaluator evaluator;

  FilteringStore(EntityType<E> type, EntityStore<E> store, ConditionEvaluator evaluator) {
    this.type = type;
    this.store = store;
    this.evaluator = evaluator;
  }

  @Override
  public Page<E> query(Query<E> query) {
    List<E> passed = new ArrayList<>();
    scan(query.filter(), passed::add);
    Comparator<Keyset> order = order(query.sorts());
    Keyset after = query.after();
    List<E> rest =
        passed.stream()
            .filter(e -> after == null || order.compare(keyset(query.sorts(), e), after) > 0)
            .sorted((a, b) -> order.compare(keyset(query.sorts(), a), keyset(query.sorts(), b)))
            .limit(query.limit() + 1L)
            .toList();
    if (rest.size() <= query.limit()) {
      return new Page<>(rest, null);
    }
    List<E> items = rest.subList(0, query.limit());
    return new Page<>(items, keyset(query.sorts(), items.get(items.size() - 1)));
  }

  @Override
  public long count(Filter<E> filter) {
    if (filter.isAll()) {
      return store.count(filter);
    }
    AtomicLong count = new AtomicLong();
    scan(filter, entity -> count.incrementAndGet());
    return count.get();
  }

  @Override
  public void scan(Filter<E> filter, Consumer<? super E> consumer) {
    store.scan(
        Filter.all(type),
        entity -> {
          if (evaluator.test(filter, entity)) {
            consumer.accept(entity);
          }
        });
  }

  private Keyset keyset(List<Sort> sorts, E entity) {
    List<@Nullable Object> values = new ArrayList<>();
    sorts.forEach(sort -> values.add(type.requireField(sort.field()).get(entity)));
    return new Keyset(values, type.id(entity));
  }

  private Comparator<Keyset> order(List<Sort> sorts) {
    return (left, right) -> {
      for (int i = 0; i < sorts.size(); i++) {
        int order =
            compare(
                type.requireField(sorts.get(i).field()),
                left.values().get(i),
                right.values().get(i),
                sorts.get(i).descending());
        if (order != 0) {
          return order;
        }
      }
      return FieldType.ID.compare(left.id(), right.id());
    };
  }

  private static <E, V> int compare(
      Field<E, V> field, @Nullable Object left, @Nullable Object right, boolean descending) {
    if (left == null || right == null) {
      return Boolean.compare(left == null, right == null);
    }
    int order = field.type().compare(field.type().cast(left), field.type().cast(right));
    return descending ? -order : order;
  }

  @Override
  public List<UUID> search(String text, Filter<E> filter, int limit) {
    if (filter.isAll()) {
      return store.search(text, filter, limit);
    }
    List<UUID> found = store.search(text, Filter.all(type), Query.MAX_LIMIT);
    return store.findAll(found).stream()
        .filter(entity -> evaluator.test(filter, entity))
        .limit(limit)
        .map(type::id)
        .toList();
  }

  @Override
  public List<AggregateRow> aggregate(Aggregation<E> aggregation) {
    return store.aggregate(aggregation);
  }

  @Override
  public Optional<E> find(UUID id) {
    return store.find(id);
  }

  @Override
  public List<E> findAll(Collection<UUID> ids) {
    return store.findAll(ids);
  }

  @Override
  public void insert(Collection<E> entities) {
    store.insert(entities);
  }

  @Override
  public void update(Collection<E> entities) {
    store.update(entities);
  }

  @Override
  public void remove(UUID id, long expectedVersion) {
    store.remove(id, expectedVersion);
  }

  @Override
  public Map<LookupKey, List<UUID>> lookup(String collection, Collection<LookupKey> keys) {
    return store.lookup(collection, keys);
  }

  @Override
  public List<UUID> repoint(Field<E, UUID> reference, UUID from, UUID to) {
    return store.repoint(reference, from, to);
  }

  @Override
  public void repoint(Field<E, UUID> reference, Collection<UUID> ids, UUID to) {
    store.repoint(reference, ids, to);
  }
}
