package dev.crmcore.jdbc;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue as tables. Immutable and safe for all threads. */
final class Schema {
  /** A field through which records of one entity name records of another. */
  record Reference<E>(EntityTable<E> table, FieldColumns<E> field, String target) {}

  private final Catalogue catalogue;
  private final String name;
  private final String prefix;
  private final Dialect dialect;
  private final Map<String, EntityTable<?>> tables = new LinkedHashMap<>();
  private final List<Reference<?>> references = new ArrayList<>();
  private final Map<String, List<Relation<?>>> relations = new HashMap<>();

  Schema(Catalogue catalogue, JdbcOptions options, Dialect dialect) {
    this.catalogue = catalogue;
    this.name = options.schema();
    this.prefix = options.tablePrefix();
    this.dialect = dialect;
    for (EntityType<?> type : catalogue.entities()) {
      tables.put(type.name(), new EntityTable<>(type, name, prefix, dialect));
    }
    tables.values().forEach(this::collectReferences);
    for (EntityType<?> owner : catalogue.entities()) {
      for (Relation<?> relation : catalogue.relations(owner.name())) {
        relations
            .computeIfAbsent(relation.target().name(), none -> new ArrayList<>())
            .add(relation);
      }
    }
  }

  private <E> void collectReferences(EntityTable<E> table) {
    for (FieldColumns<E> field : table.fields()) {
      field
          .field()
          .references()
          .filter(tables::containsKey)
          .ifPresent(target -> references.add(new Reference<>(table, field, target)));
    }
  }

  /** Returns the relations that lead to the records of a table: each has an index, by time. */
  List<Relation<?>> relationsTo(EntityTable<?> table) {
    return relations.getOrDefault(table.type().name(), List.of());
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Returns the name of the database's schema that the tables stand in; empty for its default. */
  String name() {
    return name;
  }

  String historyTable() {
    return prefix + "schema_history";
  }

  /** Returns the table of the history as statements say it. */
  String historySql() {
    return Names.qualified(name, historyTable());
  }

  Collection<EntityTable<?>> tables() {
    return tables.values();
  }

  List<Reference<?>> references() {
    return references;
  }

  @SuppressWarnings("unchecked") // an entity's name and its Java type stand together
  <E> EntityTable<E> table(EntityType<E> type) {
    return (EntityTable<E>) requireTable(type.name());
  }

  boolean hasTable(String entity) {
    return tables.containsKey(entity);
  }

  EntityTable<?> requireTable(String entity) {
    EntityTable<?> table = tables.get(entity);
    if (table == null) {
      throw new InvalidInputException(
          "The storage was opened with a catalogue that has no entity '%s'; there are: %s."
              .formatted(entity, String.join(", ", tables.keySet())));
    }
    return table;
  }
}
