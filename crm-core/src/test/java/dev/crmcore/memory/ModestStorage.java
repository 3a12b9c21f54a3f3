package dev.crmcore.memory;

import dev.crmcore.error.UnsupportedFeatureException;
import dev.crmcore.field.EntityType;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Aggregation;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Page;
import dev.crmcore.query.Query;
import dev.crmcore.query.TextQuery;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageCapability;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Declares nothing and refuses accordingly: the least that a storage may be. */
final class ModestStorage extends ForwardingStorage {
  ModestStorage(Storage storage) {
    super(storage);
  }

  @Override
  public Set<StorageCapability> capabilities() {
    return Set.of();
  }

  @Override
  <E> EntityStore<E> wrap(EntityType<E> type, EntityStore<E> store) {
    return new ForwardingStore<>(type, store) {
      @Override
      public Page<E> query(Query<E> query) {
        requireAll(query.filter());
        return super.query(query);
      }

      @Override
      public long count(Filter<E> filter) {
        requireAll(filter);
        return super.count(filter);
      }

      @Override
      public void scan(Filter<E> filter, Consumer<? super E> consumer) {
        requireAll(filter);
        super.scan(filter, consumer);
      }

      @Override
      public List<UUID> search(TextQuery query, Filter<E> filter, int limit) {
        throw new UnsupportedFeatureException("No text search.");
      }

      @Override
      public List<AggregateRow> aggregate(Aggregation<E> aggregation) {
        throw new UnsupportedFeatureException("No aggregation.");
      }
    };
  }

  private static void requireAll(Filter<?> filter) {
    if (!filter.isAll()) {
      throw new UnsupportedFeatureException("No conditions.");
    }
  }
}
