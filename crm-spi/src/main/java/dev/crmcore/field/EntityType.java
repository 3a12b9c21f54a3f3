package dev.crmcore.field;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything the library and a storage need to know about one kind of record: its name, its fields
 * and collections, and how to take it apart and put it together again. Immutable and safe for all
 * threads.
 *
 * @param <E> the Java type of the records
 */
public final class EntityType<E> {
  /** The name of the identity field, which every entity has. */
  public static final String ID = "id";

  /** The name of the version field of entities that keep a revision. */
  public static final String VERSION = "version";

  /** The name of the field that says when an entity was first stored. */
  public static final String CREATED_AT = "createdAt";

  /** The name of the field that says when an entity was last changed. */
  public static final String UPDATED_AT = "updatedAt";

  /** The name of the field that says when an entity was put aside. */
  public static final String ARCHIVED_AT = "archivedAt";

  /**
   * Returns a copy of a record under an identity and a revision.
   *
   * @param <E> the entity
   */
  @FunctionalInterface
  public interface Stamper<E> {
    /** Returns the copy. */
    E stamp(E entity, UUID id, Revision revision);
  }

  private final String name;
  private final Class<E> javaType;
  private final Function<E, UUID> id;
  private final @Nullable Function<E, Revision> revision;
  private final boolean removable;
  private final Stamper<E> stamper;
  private final Map<String, Field<E, ?>> fields;
  private final Map<String, CollectionField<E, ?>> collections;
  private final @Nullable Function<E, SortedMap<String, Object>> custom;
  private final Function<EntityValues<E>, E> assembler;

  private EntityType(Builder<E> builder, Map<String, Field<E, ?>> fields) {
    this.name = builder.name;
    this.javaType = builder.javaType;
    this.id = builder.id;
    this.revision = builder.revision;
    this.removable = builder.removable;
    this.stamper = builder.stamper;
    this.custom = builder.custom;
    this.assembler = builder.assembler;
    this.collections = builder.collections;
    this.fields = fields;
  }

  /**
   * Starts the description of an entity that can change and keeps a {@link Revision}.
   *
   * @param name lower camel case; the table and the JSON carry it
   */
  public static <E> Builder<E> define(
      String name,
      Class<E> javaType,
      Function<E, UUID> id,
      Function<E, Revision> revision,
      Stamper<E> stamper,
      Function<EntityValues<E>, E> assembler) {
    return new Builder<>(name, javaType, id, revision, stamper, assembler);
  }

  /** Starts the description of an entity that is written once and never changed. */
  public static <E> Builder<E> defineAppendOnly(
      String name,
      Class<E> javaType,
      Function<E, UUID> id,
      Stamper<E> stamper,
      Function<EntityValues<E>, E> assembler) {
    return new Builder<>(name, javaType, id, null, stamper, assembler);
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the Java class of the records. */
  public Class<E> javaType() {
    return javaType;
  }

  /** Returns the identity of a record. */
  public UUID id(E entity) {
    return id.apply(entity);
  }

  /** Returns the bookkeeping of a record; {@link Revision#NEW} where the entity keeps none. */
  public Revision revision(E entity) {
    return revision == null ? Revision.NEW : revision.apply(entity);
  }

  /** Tells whether records are written once and never changed or removed. */
  public boolean isAppendOnly() {
    return revision == null && !removable;
  }

  /**
   * Tells whether records keep a {@link Revision}. Those that do not are never changed; where they
   * are not {@linkplain #isAppendOnly() append-only} either, they can be removed, as version 0.
   */
  public boolean keepsRevision() {
    return revision != null;
  }

  /** Returns a copy of a record under an identity and a revision. */
  public E stamp(E entity, UUID newId, Revision newRevision) {
    return stamper.stamp(entity, newId, newRevision);
  }

  /**
   * Returns all fields but those of collections, in their order: identity and bookkeeping first.
   */
  public Collection<Field<E, ?>> fields() {
    return fields.values();
  }

  /** Returns the field with a name. */
  public Optional<Field<E, ?>> field(String fieldName) {
    return Optional.ofNullable(fields.get(fieldName));
  }

  /**
   * Returns the field with a name.
   *
   * @throws InvalidInputException with the code {@code E_FIELD_UNKNOWN} if there is none
   */
  public Field<E, ?> requireField(String fieldName) {
    Field<E, ?> field = fields.get(fieldName);
    if (field == null) {
      throw new InvalidInputException(
          "E_FIELD_UNKNOWN",
          "There is no field '%s' on %s.%s".formatted(clip(fieldName), name, hint(fieldName)));
    }
    return field;
  }

  /** Returns the collections, in their order. */
  public Collection<CollectionField<E, ?>> collections() {
    return collections.values();
  }

  /** Returns the collection with a name. */
  public Optional<CollectionField<E, ?>> collection(String collectionName) {
    return Optional.ofNullable(collections.get(collectionName));
  }

  /**
   * Returns the collection with a name.
   *
   * @throws InvalidInputException with the code {@code E_FIELD_UNKNOWN} if there is none
   */
  public CollectionField<E, ?> requireCollection(String collectionName) {
    CollectionField<E, ?> collection = collections.get(collectionName);
    if (collection == null) {
      throw new InvalidInputException(
          "E_FIELD_UNKNOWN",
          "There is no collection '%s' on %s; there are: %s."
              .formatted(clip(collectionName), name, String.join(", ", collections.keySet())));
    }
    return collection;
  }

  /** Tells whether hosts may define custom fields on it. */
  public boolean hasCustomFields() {
    return custom != null;
  }

  /** Returns the custom values of a record by name. */
  public SortedMap<String, Object> custom(E entity) {
    return custom == null ? new TreeMap<>() : custom.apply(entity);
  }

  /** Puts a record together. */
  public E assemble(EntityValues<E> values) {
    return assembler.apply(values);
  }

  /** Returns a changeable copy of a record's values, from which a new record can be assembled. */
  public EntityDraft<E> draft(E entity) {
    return EntityDraft.from(this, entity);
  }

  /**
   * Returns this description with custom fields of the host's.
   *
   * @throws InvalidInputException if the entity takes none, or a name is taken
   */
  public EntityType<E> withCustomFields(List<CustomField<?>> definitions) {
    Function<E, SortedMap<String, Object>> values = custom;
    if (values == null) {
      throw new InvalidInputException("The entity " + name + " takes no custom fields.");
    }
    Builder<E> copy = new Builder<>(name, javaType, id, revision, stamper, assembler);
    copy.custom = values;
    copy.removable = removable;
    copy.collections.putAll(collections);
    Map<String, Field<E, ?>> all = new LinkedHashMap<>(fields);
    for (CustomField<?> definition : definitions) {
      if (all.containsKey(definition.name()) || collections.containsKey(definition.name())) {
        throw new InvalidInputException(
            "The custom field '%s' has the name of a field that %s has already."
                .formatted(definition.name(), name));
      }
      all.put(definition.name(), customField(definition, values));
    }
    return new EntityType<>(copy, all);
  }

  private static <E, V> Field<E, V> system(
      String name, FieldType<V> type, Field.Getter<E, V> getter) {
    return Field.<E, V>of(name, type, getter).with(FieldTrait.SYSTEM);
  }

  private static <E, V> Field<E, V> customField(
      CustomField<V> definition, Function<E, SortedMap<String, Object>> values) {
    return Field.<E, V>of(
            definition.name(),
            definition.type(),
            entity -> {
              Object value = values.apply(entity).get(definition.name());
              return value == null ? null : definition.type().cast(value);
            })
        .with(FieldTrait.CUSTOM)
        .withHeaders(definition.headers().toArray(String[]::new));
  }

  private String hint(String wrong) {
    return NearestName.to(wrong, fields.keySet())
        .map(near -> " Did you mean '" + near + "'?")
        .orElse("");
  }

  private static String clip(String text) {
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * Collects the description.
   *
   * @param <E> the entity
   */
  public static final class Builder<E> {
    private final String name;
    private final Class<E> javaType;
    private final Function<E, UUID> id;
    private final @Nullable Function<E, Revision> revision;
    private final Stamper<E> stamper;
    private final Function<EntityValues<E>, E> assembler;
    private final List<Field<E, ?>> own = new ArrayList<>();
    private final Map<String, CollectionField<E, ?>> collections = new LinkedHashMap<>();
    private @Nullable Function<E, SortedMap<String, Object>> custom;
    private boolean removable;

    private Builder(
        String name,
        Class<E> javaType,
        Function<E, UUID> id,
        @Nullable Function<E, Revision> revision,
        Stamper<E> stamper,
        Function<EntityValues<E>, E> assembler) {
      this.name = name;
      this.javaType = javaType;
      this.id = id;
      this.revision = revision;
      this.stamper = stamper;
      this.assembler = assembler;
    }

    /** Adds fields in their order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Builder<E> fields(Field<E, ?>... fields) {
      own.addAll(List.of(fields));
      return this;
    }

    /** Adds a collection. */
    public Builder<E> collection(CollectionField<E, ?> collection) {
      collections.put(collection.name(), collection);
      return this;
    }

    /** Lets records that are written once be removed, because they are kept for a time only. */
    public Builder<E> removable() {
      removable = true;
      return this;
    }

    /** Lets hosts define custom fields, whose values the entity keeps by name. */
    public Builder<E> custom(Function<E, SortedMap<String, Object>> values) {
      custom = values;
      return this;
    }

    /**
     * Finishes the description.
     *
     * @throws InvalidInputException if two fields have one name
     */
    public EntityType<E> build() {
      List<Field<E, ?>> all = new ArrayList<>();
      all.add(Field.of(ID, FieldType.ID, id::apply).with(FieldTrait.SYSTEM));
      Function<E, Revision> kept = revision;
      if (kept != null) {
        all.add(system(VERSION, FieldType.INTEGER, entity -> kept.apply(entity).version()));
        all.add(
            EntityType.<E, Instant>system(
                    CREATED_AT, FieldType.INSTANT, entity -> kept.apply(entity).createdAt())
                .with(FieldTrait.INDEXED));
        all.add(system(UPDATED_AT, FieldType.INSTANT, entity -> kept.apply(entity).updatedAt()));
        all.add(system(ARCHIVED_AT, FieldType.INSTANT, entity -> kept.apply(entity).archivedAt()));
      }
      all.addAll(own);
      Map<String, Field<E, ?>> byName = new LinkedHashMap<>();
      Set<String> taken = new HashSet<>(collections.keySet());
      for (Field<E, ?> field : all) {
        if (!taken.add(field.name())) {
          throw new InvalidInputException(
              "The entity " + name + " describes '" + field + "' twice.");
        }
        byName.put(field.name(), field);
      }
      return new EntityType<>(this, byName);
    }
  }
}
