package dev.crmcore.storage.mvstore;

import dev.crmcore.error.StorageException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Relation;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.ConditionEvaluator;
import dev.crmcore.query.RelatedRecords;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.UnitOfWork;
import java.util.UUID;
import java.util.function.Supplier;

/** One piece of work of one tenant, in one transaction. */
final class MvStoreWork implements UnitOfWork, RelatedRecords {
  private final Layout layout;
  private final TenantId tenant;
  private final Entries entries;
  private final boolean writable;
  private boolean ended;

  MvStoreWork(Layout layout, TenantId tenant, Entries entries, boolean writable) {
    this.layout = layout;
    this.tenant = tenant;
    this.entries = entries;
    this.writable = writable;
  }

  @Override
  public <E> EntityStore<E> store(EntityType<E> type) {
    requireNotEnded();
    return new MvStoreEntityStore<>(this, catalogue().entity(type));
  }

  @Override
  public <T> Iterable<T> of(Relation<T> relation, UUID owner) {
    Table<T> table = table(relation.target());
    return table.getAll(table.holders(relation.foreignKey().name(), owner.toString()));
  }

  Catalogue catalogue() {
    return layout.catalogue();
  }

  ConditionEvaluator evaluator() {
    return new ConditionEvaluator(catalogue(), this);
  }

  <E> Table<E> table(EntityType<E> type) {
    return table(layout.part(type));
  }

  Table<?> table(String entity) {
    return table(layout.part(entity));
  }

  private <E> Table<E> table(Layout.Part<E> part) {
    requireNotEnded();
    return new Table<>(part, new Keys(part.type().name(), tenant), entries);
  }

  /** Makes a change as a whole or, where it fails, not at all. */
  <R> R change(Supplier<R> change) {
    requireNotEnded();
    if (!writable) {
      throw new StorageException("This work only reads; write with Storage.write.");
    }
    long savepoint = entries.savepoint();
    boolean done = false;
    try {
      R result = change.get();
      done = true;
      return result;
    } finally {
      if (!done) {
        entries.rollBackTo(savepoint);
      }
    }
  }

  void end() {
    ended = true;
  }

  private void requireNotEnded() {
    if (ended) {
      throw new StorageException(
          "This unit of work has ended; it is valid only inside the function it was given to.");
    }
  }
}
