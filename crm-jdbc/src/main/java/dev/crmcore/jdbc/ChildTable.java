package dev.crmcore.jdbc;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldTrait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of a collection: tenant, owner, position, and the fields of an element.
 *
 * @param <E> the entity that has the collection
 * @param <T> the elements
 */
final class ChildTable<E, T> {
  static final String POSITION = "position";

  private final CollectionField<E, T> collection;
  private final String name;
  private final String sql;
  private final String owner;
  private final Map<String, FieldColumns<T>> byField = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final List<FieldColumns<T>> fields = new ArrayList<>();
  private final List<Column> keys;

  ChildTable(EntityTable<E> table, CollectionField<E, T> collection, Dialect dialect) {
    this.collection = collection;
    this.name = table.name() + "_" + Names.snake(collection.name());
    this.sql = table.sql(name);
    this.owner = Names.snake(table.type().name()) + "_id";
    this.keys =
        List.of(
            new Column(EntityTable.TENANT, dialect.columnType(FieldKind.CODE), true),
            new Column(owner, dialect.columnType(FieldKind.ID), true),
            new Column(POSITION, dialect.columnType(FieldKind.INTEGER), true));
    for (Field<T, ?> field : collection.fields()) {
      FieldColumns<T> mapped = new FieldColumns<>(field, dialect);
      places.put(field.name(), fields.size());
      byField.put(field.name(), mapped);
      fields.add(mapped);
    }
    EntityTable.checkDistinct(name, columns());
  }

  CollectionField<E, T> collection() {
    return collection;
  }

  String name() {
    return name;
  }

  /** Returns the name as statements say it: in quotes, with the schema if one is given. */
  String sql() {
    return sql;
  }

  /** Returns the column that names the owner, without quotes. */
  String owner() {
    return owner;
  }

  List<Column> columns() {
    return columns(fields);
  }

  /** Returns the columns of a statement that binds some of the fields. */
  List<Column> columns(List<FieldColumns<T>> bound) {
    List<Column> chosen = new ArrayList<>(keys);
    bound.forEach(field -> chosen.addAll(field.columns()));
    return chosen;
  }

  List<FieldColumns<T>> fields() {
    return fields;
  }

  Map<String, Integer> places() {
    return places;
  }

  FieldColumns<T> require(String field) {
    FieldColumns<T> mapped = byField.get(field);
    if (mapped == null) {
      throw new InvalidInputException(
          "E_FIELD_UNKNOWN", "There is no field '%s' on %s.".formatted(field, collection));
    }
    return mapped;
  }

  /** Returns the fields by whose values owners are found quickly, in index order; may be empty. */
  Set<List<FieldColumns<T>>> indexes() {
    Set<List<FieldColumns<T>>> indexes = new LinkedHashSet<>();
    if (!collection.lookup().isEmpty()) {
      indexes.add(collection.lookup().stream().map(this::require).toList());
    }
    for (FieldColumns<T> field : fields) {
      boolean only = fields.size() == 1;
      if (only || field.field().is(FieldTrait.INDEXED)) {
        indexes.add(List.of(field));
      }
    }
    return indexes;
  }
}
