package dev.crmcore.gateway;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Aggregation;
import dev.crmcore.query.ConditionEvaluator;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Page;
import dev.crmcore.query.Paging;
import dev.crmcore.query.Query;
import dev.crmcore.query.TextQuery;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.LookupKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

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
    Paging<E> paging = new Paging<>(query);
    scan(query.filter(), paging::add);
    return paging.page();
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
    Predicate<E> passes = evaluator.prepare(filter);
    store.scan(
        Filter.all(type),
        entity -> {
          if (passes.test(entity)) {
            consumer.accept(entity);
          }
        });
  }

  @Override
  public List<UUID> search(TextQuery query, Filter<E> filter, int limit) {
    if (filter.isAll()) {
      return store.search(query, filter, limit);
    }
    List<UUID> found = store.search(query, Filter.all(type), Query.MAX_LIMIT);
    return store.findAll(found).stream()
        .filter(evaluator.prepare(filter))
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
