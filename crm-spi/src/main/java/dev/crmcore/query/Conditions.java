package dev.crmcore.query;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.model.GeoPoint;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Builds conditions in Java, checked by the compiler against the types of the fields. */
public final class Conditions {
  private static final Condition EVERYONE = new Condition.All(List.of());
  private static final Condition NOBODY = new Condition.Any(List.of());

  private Conditions() {}

  /** Returns the condition that always holds. */
  public static Condition everyone() {
    return EVERYONE;
  }

  /** Returns the condition that never holds. */
  public static Condition nobody() {
    return NOBODY;
  }

  /** Returns the condition that holds where all hold. */
  public static Condition all(Condition... parts) {
    List<Condition> needed =
        Arrays.stream(parts)
            .flatMap(
                part -> part instanceof Condition.All all ? all.parts().stream() : Stream.of(part))
            .toList();
    return needed.size() == 1 ? needed.get(0) : new Condition.All(needed);
  }

  /** Returns the condition that holds where one or more hold. */
  public static Condition any(Condition... parts) {
    List<Condition> options =
        Arrays.stream(parts)
            .flatMap(
                part -> part instanceof Condition.Any any ? any.parts().stream() : Stream.of(part))
            .toList();
    return options.size() == 1 ? options.get(0) : new Condition.Any(options);
  }

  /** Returns the condition that holds where the other does not. */
  public static Condition not(Condition condition) {
    return condition.negate();
  }

  /** The record is one of those with these ids. */
  public static Condition ids(Collection<UUID> ids) {
    return new Condition.Compare(
        EntityType.ID, Operator.IN, ids.stream().map(Operand::of).toList());
  }

  /** The record is the one with this id. */
  public static Condition id(UUID id) {
    return new Condition.Compare(EntityType.ID, Operator.EQ, List.of(Operand.of(id)));
  }

  /** The field has this value. */
  public static <V> Condition equal(Field<?, V> field, V value) {
    return compare(field, Operator.EQ, value);
  }

  /** The field has a value, and it is another one. */
  public static <V> Condition notEqual(Field<?, V> field, V value) {
    return compare(field, Operator.NE, value);
  }

  /** The field's value is less. */
  public static <V> Condition less(Field<?, V> field, V value) {
    return compare(field, Operator.LT, value);
  }

  /** The field's value is less or equal. */
  public static <V> Condition atMost(Field<?, V> field, V value) {
    return compare(field, Operator.LE, value);
  }

  /** The field's value is greater. */
  public static <V> Condition greater(Field<?, V> field, V value) {
    return compare(field, Operator.GT, value);
  }

  /** The field's value is greater or equal. */
  public static <V> Condition atLeast(Field<?, V> field, V value) {
    return compare(field, Operator.GE, value);
  }

  /** The field's value lies between two values, both included. */
  public static <V> Condition between(Field<?, V> field, V from, V to) {
    return new Condition.Compare(
        field.name(), Operator.BETWEEN, List.of(Operand.of(from), Operand.of(to)));
  }

  /** The field's value is one of these. */
  public static <V> Condition in(Field<?, V> field, Collection<? extends V> values) {
    return new Condition.Compare(
        field.name(), Operator.IN, values.stream().map(Operand::of).toList());
  }

  /** The field is a point at most so many metres from another; the border is inside. */
  public static Condition within(Field<?, GeoPoint> field, long metres, GeoPoint centre) {
    return new Condition.Compare(
        field.name(), Operator.WITHIN, List.of(Operand.of(centre), Operand.of(metres)));
  }

  /** The field's text contains this. */
  public static Condition contains(Field<?, String> field, String part) {
    return compare(field, Operator.CONTAINS, part);
  }

  /** The field's text starts with this. */
  public static Condition startsWith(Field<?, String> field, String start) {
    return compare(field, Operator.STARTS_WITH, start);
  }

  /** The field, a day or a moment, lies in a window. */
  public static Condition during(Field<?, ?> field, Window window) {
    return new Condition.During(field.name(), window);
  }

  /** An anniversary of the field, a day or a moment, lies in a window. */
  public static Condition anniversary(Field<?, ?> field, Window window) {
    return new Condition.Anniversary(field.name(), window);
  }

  /** The field has no value. */
  public static Condition missing(Field<?, ?> field) {
    return new Condition.Missing(field.name());
  }

  /** The field has a value. */
  public static Condition present(Field<?, ?> field) {
    return missing(field).negate();
  }

  /** Some element of the collection satisfies a condition. */
  public static Condition has(CollectionField<?, ?> collection, Condition element) {
    return new Condition.Has(collection.name(), element);
  }

  /** The collection of plain values contains this one. */
  public static Condition hasValue(CollectionField<?, String> collection, String value) {
    return new Condition.Has(collection.name(), valueIs(value));
  }

  /** The customer carries a tag. */
  public static Condition tag(String tag) {
    return new Condition.Has("tags", valueIs(tag));
  }

  /** The customer belongs to a segment. */
  public static Condition inSegment(String name) {
    return new Condition.InSegment(name);
  }

  /** Holds for those who have been members of a segment for so long; its memberships are kept. */
  public static Condition inSegment(String name, long amount, ChronoUnit unit) {
    return new Condition.InSegment(name, new Lasting(amount, unit));
  }

  /** Compares the number of related records in a window. */
  public static Condition count(String relation, Window window, Operator operator, long number) {
    return new Condition.Related(
        relation, window, EVERYONE, Measure.count(), operator, Operand.of(number));
  }

  private static Condition valueIs(String value) {
    return new Condition.Compare(CollectionField.VALUE, Operator.EQ, List.of(Operand.of(value)));
  }

  private static Condition compare(Field<?, ?> field, Operator operator, Object value) {
    return new Condition.Compare(field.name(), operator, List.of(Operand.of(value)));
  }
}
