package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

/**
 * Where a field of the survivor came from in a merge.
 *
 * @param field the field's name
 * @param from the customer whose value stands now
 * @param reason why, in words, such as "most recent: 2026-03-01 10:00 UTC"
 */
public record FieldOrigin(String field, CustomerId from, String reason) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public FieldOrigin {
    requireNonNull(field, "field");
    requireNonNull(from, "from");
    requireNonNull(reason, "reason");
  }
}
