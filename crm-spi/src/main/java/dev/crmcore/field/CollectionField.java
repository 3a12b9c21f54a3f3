package dev.crmcore.field;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A field that holds an ordered collection of elements, each described by fields of its own.
 * Immutable and safe for all threads.
 *
 * @param <E> the entity that has the collection
 * @param <T> the elements
 */
public final class CollectionField<E, T> {
  /** The name of the only field of a collection of plain values, such as tags. */
  public static final String VALUE = "value";

  private final String name;
  private final List<Field<T, ?>> fields;
  private final Function<E, ? extends Collection<T>> getter;
  private final Function<FieldValues<T>, T> assembler;
  private final boolean document;
  private final List<String> lookup;
  private final boolean unique;

  private CollectionField(
      String name,
      List<Field<T, ?>> fields,
      Function<E, ? extends Collection<T>> getter,
      Function<FieldValues<T>, T> assembler,
      boolean document,
      List<String> lookup,
      boolean unique) {
    this.name = name;
    this.fields = fields;
    this.getter = getter;
    this.assembler = assembler;
    this.document = document;
    this.lookup = lookup;
    this.unique = unique;
  }

  /** Describes a collection whose elements conditions can look into. */
  public static <E, T> CollectionField<E, T> of(
      String name,
      Function<E, ? extends Collection<T>> getter,
      List<Field<T, ?>> fields,
      Function<FieldValues<T>, T> assembler) {
    return new CollectionField<>(
        name, List.copyOf(fields), getter, assembler, false, List.of(), false);
  }

  /** Describes a collection of plain values; their field is called {@value #VALUE}. */
  public static <E> CollectionField<E, String> ofValues(
      String name, FieldType<String> type, Function<E, ? extends Collection<String>> getter) {
    Field<String, String> value = Field.of(VALUE, type, text -> text);
    return of(name, getter, List.of(value), values -> values.require(value));
  }

  /** Returns this collection as a document: stored and read as a whole, not open to conditions. */
  public CollectionField<E, T> asDocument() {
    return new CollectionField<>(name, fields, getter, assembler, true, lookup, unique);
  }

  /** Returns this collection with elements that are found by these text fields together. */
  public CollectionField<E, T> withLookup(String... keyFields) {
    return new CollectionField<>(
        name, fields, getter, assembler, document, List.of(keyFields), unique);
  }

  /** Returns this collection with lookup keys that belong to one entity of a tenant only. */
  public CollectionField<E, T> withUniqueLookup(String... keyFields) {
    return new CollectionField<>(
        name, fields, getter, assembler, document, List.of(keyFields), true);
  }

  /** Returns the name, unique in its entity among fields and collections. */
  public String name() {
    return name;
  }

  /** Returns the fields of an element. */
  public List<Field<T, ?>> fields() {
    return fields;
  }

  /** Returns the field of an element with a name. */
  public Optional<Field<T, ?>> field(String fieldName) {
    for (Field<T, ?> field : fields) {
      if (field.name().equals(fieldName)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** Returns the elements of an entity in their order. */
  public List<T> get(E owner) {
    return List.copyOf(getter.apply(owner));
  }

  /** Makes an element. */
  public T assemble(FieldValues<T> values) {
    return assembler.apply(values);
  }

  /** Tells whether it is stored as a whole and not open to conditions. */
  public boolean isDocument() {
    return document;
  }

  /** Returns the names of the fields that together find the owner; empty where there are none. */
  public List<String> lookup() {
    return lookup;
  }

  /** Tells whether a lookup key belongs to one entity of a tenant only. */
  public boolean isLookupUnique() {
    return unique;
  }

  @Override
  public String toString() {
    return name;
  }
}
