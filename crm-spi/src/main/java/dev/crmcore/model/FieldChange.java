package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One field that got another value. Values are in the catalogue's text form; null means missing.
 *
 * @param field the field's name
 * @param before the value before
 * @param after the value after
 */
public record FieldChange(String field, @Nullable String before, @Nullable String after) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public FieldChange {
    requireNonNull(field, "field");
  }
}
