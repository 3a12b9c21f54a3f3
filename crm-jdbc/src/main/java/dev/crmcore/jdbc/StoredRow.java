package dev.crmcore.jdbc;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row as read, on its way to become a record.
 *
 * @param <E> the entity
 */
final class StoredRow<E> implements EntityValues<E> {
  private final EntityType<E> type;
  private final Map<String, Integer> places;
  private final @Nullable Object[] values;
  private final Map<String, List<?>> lists = new HashMap<>();
  private SortedMap<String, Object> custom = Collections.emptySortedMap();

  StoredRow(EntityType<E> type, Map<String, Integer> places, @Nullable Object[] values) {
    this.type = type;
    this.places = places;
    this.values = values;
  }

  void put(String collection, List<?> elements) {
    lists.put(collection, elements);
  }

  void putCustom(SortedMap<String, Object> read) {
    custom = read;
  }

  E assemble() {
    return type.assemble(this);
  }

  private @Nullable Object value(String field) {
    Integer place = places.get(field);
    return place == null ? null : values[place];
  }

  private Object require(String field) {
    Object value = value(field);
    if (value == null) {
      throw new IllegalStateException("A row of " + type + " has no " + field + ".");
    }
    return value;
  }

  @Override
  public UUID id() {
    return (UUID) require(EntityType.ID);
  }

  @Override
  public Revision revision() {
    return !type.keepsRevision()
        ? Revision.NEW
        : new Revision(
            (Long) require(EntityType.VERSION),
            (Instant) require("createdAt"),
            (Instant) require("updatedAt"),
            (Instant) value(EntityType.ARCHIVED_AT));
  }

  @Override
  public <V> @Nullable V get(Field<E, V> field) {
    Object value = value(field.name());
    return value == null ? null : field.type().cast(value);
  }

  @Override
  @SuppressWarnings("unchecked") // put passes only elements of the collection with that name
  public <T> List<T> list(CollectionField<E, T> collection) {
    return (List<T>) lists.getOrDefault(collection.name(), List.of());
  }

  @Override
  public SortedMap<String, Object> custom() {
    return custom;
  }
}
