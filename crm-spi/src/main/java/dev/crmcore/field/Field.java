package dev.crmcore.field;

import dev.crmcore.error.InvalidInputException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One field of an entity or of an element of its collections: its name, type and traits, and how to
 * read it. Conditions, sorting, import, quality, matching, masking, audit and the SQL mapping are
 * all functions of these descriptors. Immutable and safe for all threads.
 *
 * @param <E> what has the field
 * @param <V> the Java type of the values
 */
public final class Field<E, V> {
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

  /**
   * Reads a field of an entity.
   *
   * @param <E> what has the field
   * @param <V> the Java type of the values
   */
  @FunctionalInterface
  public interface Getter<E, V> {
    /** Returns the value, or null where it is missing. */
    @Nullable V get(E owner);
  }

  private final String name;
  private final FieldType<V> type;
  private final Getter<? super E, V> getter;
  private final Set<FieldTrait> traits;
  private final List<String> headers;
  private final @Nullable String references;
  private final List<String> sources;

  private Field(
      String name,
      FieldType<V> type,
      Getter<? super E, V> getter,
      Set<FieldTrait> traits,
      List<String> headers,
      @Nullable String references,
      List<String> sources) {
    this.name = name;
    this.type = type;
    this.getter = getter;
    this.traits = traits;
    this.headers = headers;
    this.references = references;
    this.sources = sources;
  }

  /**
   * Describes a field.
   *
   * @param name lower camel case, 1 to 40 ASCII letters and digits
   * @throws InvalidInputException if the name has another form
   */
  public static <E, V> Field<E, V> of(String name, FieldType<V> type, Getter<? super E, V> getter) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInputException(
          "A field name is lower camel case with at most 40 ASCII letters and digits, but was '"
              + name
              + "'.");
    }
    return new Field<>(name, type, getter, Set.of(), List.of(), null, List.of());
  }

  /** Describes a field that names a record of an entity; merging and foreign keys follow it. */
  public static <E> Field<E, UUID> reference(
      String name, String entity, Getter<? super E, UUID> getter) {
    Field<E, UUID> field = of(name, FieldType.ID, getter);
    return new Field<>(
        name, field.type, getter, Set.of(FieldTrait.INDEXED), List.of(), entity, List.of());
  }

  /** Returns this field with more traits. */
  public Field<E, V> with(FieldTrait... more) {
    Set<FieldTrait> all = EnumSet.noneOf(FieldTrait.class);
    all.addAll(traits);
    all.addAll(Arrays.asList(more));
    return new Field<>(
        name, type, getter, Collections.unmodifiableSet(all), headers, references, sources);
  }

  /**
   * Returns this field as computed from other fields or collections of the entity: who may not see
   * those may not ask for this one either.
   */
  public Field<E, V> derivedFrom(String... names) {
    Field<E, V> derived = with(FieldTrait.DERIVED);
    return new Field<>(name, type, getter, derived.traits, headers, references, List.of(names));
  }

  /** Returns this field with the column headers, in any language, under which imports know it. */
  public Field<E, V> withHeaders(String... synonyms) {
    return new Field<>(name, type, getter, traits, List.of(synonyms), references, sources);
  }

  /** Returns the name, unique in its entity or element. */
  public String name() {
    return name;
  }

  /** Returns the type. */
  public FieldType<V> type() {
    return type;
  }

  /** Returns the kind of the type. */
  public FieldKind kind() {
    return type.kind();
  }

  /** Returns the value of this field, or null where it is missing. */
  public @Nullable V get(E owner) {
    return getter.get(owner);
  }

  /** Returns the value as text, or null where it is missing. */
  public @Nullable String text(E owner) {
    V value = getter.get(owner);
    return value == null ? null : type.format(value);
  }

  /** Tells whether the field has a trait. */
  public boolean is(FieldTrait trait) {
    return traits.contains(trait);
  }

  /** Returns the names of the fields and collections it is computed from; empty if it is not. */
  public List<String> sources() {
    return sources;
  }

  /** Returns the header synonyms. */
  public List<String> headers() {
    return headers;
  }

  /** Returns the name of the entity that the field refers to. */
  public Optional<String> references() {
    return Optional.ofNullable(references);
  }

  @Override
  public String toString() {
    return name;
  }
}
