package dev.crmcore.field;

import dev.crmcore.model.Revision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A changeable bag of an entity's values, for code that works on any entity: import, merge,
 * masking, documents. Not safe for use by several threads.
 *
 * @param <E> the entity
 */
public final class EntityDraft<E> implements EntityValues<E> {
  private final EntityType<E> type;
  private final UUID id;
  private final Revision revision;
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, List<?>> lists = new HashMap<>();
  private final SortedMap<String, Object> custom = new TreeMap<>();

  private EntityDraft(EntityType<E> type, UUID id, Revision revision) {
    this.type = type;
    this.id = id;
    this.revision = revision;
  }

  /** Returns a draft with no values. */
  public static <E> EntityDraft<E> empty(EntityType<E> type, UUID id, Revision revision) {
    return new EntityDraft<>(type, id, revision);
  }

  static <E> EntityDraft<E> from(EntityType<E> type, E entity) {
    EntityDraft<E> draft = empty(type, type.id(entity), type.revision(entity));
    for (Field<E, ?> field : type.fields()) {
      draft.copy(field, entity);
    }
    for (CollectionField<E, ?> collection : type.collections()) {
      draft.lists.put(collection.name(), collection.get(entity));
    }
    draft.custom.putAll(type.custom(entity));
    return draft;
  }

  private void copy(Field<E, ?> field, E entity) {
    Object value = field.get(entity);
    if (value != null && !field.is(FieldTrait.CUSTOM)) {
      values.put(field.name(), value);
    }
  }

  /** Sets a field, or clears it where the value is null. The value is checked against the type. */
  public EntityDraft<E> set(Field<E, ?> field, @Nullable Object value) {
    Map<String, Object> target = field.is(FieldTrait.CUSTOM) ? custom : values;
    if (value == null) {
      target.remove(field.name());
    } else {
      target.put(field.name(), field.type().cast(value));
    }
    return this;
  }

  /** Returns the value of a field of unknown type, custom fields included, or null. */
  public @Nullable Object value(Field<E, ?> field) {
    return field.is(FieldTrait.CUSTOM) ? custom.get(field.name()) : values.get(field.name());
  }

  /** Replaces the elements of a collection. */
  public <T> EntityDraft<E> setList(CollectionField<E, T> collection, List<? extends T> elements) {
    lists.put(collection.name(), List.copyOf(elements));
    return this;
  }

  /** Assembles the entity. */
  public E build() {
    return type.assemble(this);
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public Revision revision() {
    return revision;
  }

  @Override
  public <V> @Nullable V get(Field<E, V> field) {
    Object value = value(field);
    return value == null ? null : field.type().cast(value);
  }

  @Override
  @SuppressWarnings("unchecked") // setList and from put only elements of the collection's own type
  public <T> List<T> list(CollectionField<E, T> collection) {
    return (List<T>) lists.getOrDefault(collection.name(), List.of());
  }

  @Override
  public SortedMap<String, Object> custom() {
    return custom;
  }
}
