package dev.crmcore.memory;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Aggregation;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Page;
import dev.crmcore.query.Query;
import dev.crmcore.query.TextQuery;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.LookupKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Does what another store does; a broken one overrides what it breaks. */
class ForwardingStore<E> implements EntityStore<E> {
  final EntityType<E> type;
  final EntityStore<E> store;

  ForwardingStore(EntityType<E> type, EntityStore<E> store) {
    this.type = type;
    this.store = store;
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
  public Page<E> query(Query<E> query) {
    return store.query(query);
  }

  @Override
  public long count(Filter<E> filter) {
    return store.count(filter);
  }

  @Override
  public void scan(Filter<E> filter, Consumer<? super E> consumer) {
    store.scan(filter, consumer);
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

  @Override
  public List<UUID> search(TextQuery query, Filter<E> filter, int limit) {
    return store.search(query, filter, limit);
  }

  @Override
  public List<AggregateRow> aggregate(Aggregation<E> aggregation) {
    return store.aggregate(aggregation);
  }
}
