package dev.crmcore.query;

import static java.util.Objects.requireNonNull;

import dev.crmcore.field.Field;

/**
 * One key of an order. Missing values come last in both directions; what is equal in every key is
 * ordered by id.
 *
 * @param field the field's name
 * @param descending whether the greatest comes first
 */
public record Sort(String field, boolean descending) {
  /** Checks that there is a name. */
  public Sort {
    requireNonNull(field, "field");
  }

  /** Returns the order with the least first. */
  public static Sort ascending(Field<?, ?> field) {
    return new Sort(field.name(), false);
  }

  /** Returns the order with the greatest first. */
  public static Sort descending(Field<?, ?> field) {
    return new Sort(field.name(), true);
  }
}
