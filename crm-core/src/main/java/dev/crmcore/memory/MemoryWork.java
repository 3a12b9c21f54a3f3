package dev.crmcore.memory;

import dev.crmcore.error.StorageException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Relation;
import dev.crmcore.query.ConditionEvaluator;
import dev.crmcore.query.RelatedRecords;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.UnitOfWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One piece of work: a snapshot of the tenant's tables, and the tables that replaced some. */
final class MemoryWork implements UnitOfWork, RelatedRecords {
  private final Catalogue catalogue;
  private final Map<String, Table<?>> tables;
  private final boolean writable;
  private boolean ended;

  MemoryWork(Catalogue catalogue, Map<String, Table<?>> snapshot, boolean writable) {
    this.catalogue = catalogue;
    this.tables = new HashMap<>(snapshot);
    this.writable = writable;
  }

  @Override
  public <E> EntityStore<E> store(EntityType<E> type) {
    requireNotEnded();
    return new MemoryStore<>(this, catalogue.entity(type));
  }

  @Override
  public <T> Iterable<T> of(Relation<T> relation, UUID owner) {
    Table<T> table = table(relation.target());
    List<T> related = new ArrayList<>();
    for (UUID id : table.holders(relation.foreignKey().name(), owner.toString()).keys()) {
      T record = table.get(id);
      if (record != null) {
        related.add(record);
      }
    }
    return related;
  }

  ConditionEvaluator evaluator() {
    return new ConditionEvaluator(catalogue, this);
  }

  Catalogue catalogue() {
    return catalogue;
  }

  @SuppressWarnings("unchecked") // a table stands under the name of its own entity
  <E> Table<E> table(EntityType<E> type) {
    return (Table<E>) table(type.name());
  }

  Table<?> table(String entity) {
    requireNotEnded();
    Table<?> table = tables.get(entity);
    if (table == null) {
      throw new StorageException("The storage was opened without the entity " + entity + ".");
    }
    return table;
  }

  void requireWritable() {
    requireNotEnded();
    if (!writable) {
      throw new StorageException("This work only reads; write with Storage.write.");
    }
  }

  void replace(Table<?> table) {
    tables.put(table.type().name(), table);
  }

  Map<String, Table<?>> tables() {
    return Map.copyOf(tables);
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
