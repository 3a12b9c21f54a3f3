package dev.crmcore.jdbc;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldTrait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of an entity and the tables of its collections: the catalogue seen as columns.
 * Immutable once made and safe for all threads.
 *
 * @param <E> the entity
 */
final class EntityTable<E> {
  static final String TENANT = "tenant";
  static final String ID = "id";

  private final EntityType<E> type;
  private final String name;
  private final String schema;
  private final Map<String, FieldColumns<E>> fields = new LinkedHashMap<>();
  private final List<Documents<E, ?>> documents = new ArrayList<>();
  private final Map<String, ChildTable<E, ?>> children = new LinkedHashMap<>();
  private final @Nullable CustomFields<E> custom;
  private final @Nullable SearchText<E> searchText;
  private final Column tenant;

  /** What stands behind the fields. */
  private final List<Column> more = new ArrayList<>();

  private final List<Column> columns;

  EntityTable(EntityType<E> type, String schema, String prefix, Dialect dialect) {
    this.type = type;
    this.schema = schema;
    this.name = prefix + Names.snake(type.name());
    this.tenant = new Column(TENANT, dialect.columnType(FieldKind.CODE), true);
    for (Field<E, ?> field : type.fields()) {
      if (!field.is(FieldTrait.CUSTOM)) {
        FieldColumns<E> mapped = new FieldColumns<>(field, dialect);
        fields.put(field.name(), mapped);
      }
    }
    for (CollectionField<E, ?> collection : type.collections()) {
      if (collection.isDocument()) {
        documents.add(new Documents<>(collection));
        more.add(dialect.jsonColumn(Names.snake(collection.name())));
      } else {
        children.put(collection.name(), child(collection, dialect));
      }
    }
    this.custom = type.hasCustomFields() ? new CustomFields<>(type, dialect) : null;
    if (custom != null) {
      more.add(dialect.jsonColumn(CustomFields.VALUES));
      more.add(dialect.jsonColumn(CustomFields.KEYS));
    }
    SearchText<E> found = new SearchText<>(type);
    this.searchText = found.isEmpty() ? null : found;
    if (searchText != null) {
      more.add(dialect.searchColumn());
    }
    this.columns = columns(fields());
    checkDistinct(name, columns);
  }

  private <T> ChildTable<E, T> child(CollectionField<E, T> collection, Dialect dialect) {
    return new ChildTable<>(this, collection, dialect);
  }

  /** Refuses a catalogue in which two fields would share a column. */
  static void checkDistinct(String table, List<Column> columns) {
    Set<String> seen = new HashSet<>();
    for (Column column : columns) {
      if (!seen.add(column.name())) {
        throw new InvalidInputException(
            "Two fields of the catalogue want the column '%s' of the table '%s'; rename one."
                .formatted(column.name(), table));
      }
    }
  }

  EntityType<E> type() {
    return type;
  }

  String name() {
    return name;
  }

  /** Returns the name as statements say it: in quotes, with the schema if one is given. */
  String sql() {
    return Names.qualified(schema, name);
  }

  /** Returns the name of a table that belongs to this one, as statements say it. */
  String sql(String part) {
    return Names.qualified(schema, part);
  }

  /** Returns all columns, in the order in which they are bound. */
  List<Column> columns() {
    return columns;
  }

  /** Returns the columns of a statement that binds some of the fields and all that is no field. */
  List<Column> columns(List<FieldColumns<E>> bound) {
    List<Column> chosen = new ArrayList<>();
    chosen.add(tenant);
    bound.forEach(field -> chosen.addAll(field.columns()));
    chosen.addAll(more);
    return chosen;
  }

  List<FieldColumns<E>> fields() {
    return List.copyOf(fields.values());
  }

  List<Documents<E, ?>> documents() {
    return documents;
  }

  List<ChildTable<E, ?>> children() {
    return List.copyOf(children.values());
  }

  @Nullable CustomFields<E> custom() {
    return custom;
  }

  /** Returns what the text search reads of a record, or null where it reads nothing. */
  @Nullable SearchText<E> searchText() {
    return searchText;
  }

  ChildTable<E, ?> requireChild(String collection) {
    ChildTable<E, ?> child = children.get(collection);
    if (child == null) {
      throw new InvalidInputException(
          "E_FIELD_UNKNOWN",
          "There is no collection '%s' on %s that can be looked into.".formatted(collection, type));
    }
    return child;
  }

  FieldColumns<E> require(String field) {
    FieldColumns<E> mapped = fields.get(field);
    if (mapped == null) {
      throw new InvalidInputException(
          "E_FIELD_UNKNOWN", "There is no field '%s' on %s.".formatted(field, type));
    }
    return mapped;
  }

  Term term(String alias, String field) {
    FieldColumns<E> mapped = fields.get(field);
    if (mapped == null && custom != null) {
      return custom.term(alias, field);
    }
    return require(field).term(alias);
  }

  /** Returns where each field stands in the values of a row as read. */
  Map<String, Integer> places(List<FieldColumns<E>> read) {
    Map<String, Integer> places = new HashMap<>();
    for (FieldColumns<E> field : read) {
      places.put(field.field().name(), places.size());
    }
    return places;
  }
}
