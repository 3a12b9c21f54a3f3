package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A reference that a merge moved from a loser to the survivor, or a link it dropped because it had
 * become one from the survivor to itself.
 *
 * @param entity the entity that holds the reference
 * @param entityId which one
 * @param field the field that holds it
 * @param from whom it pointed to
 * @param dropped the dropped link as JSON, or null where the reference was only moved
 */
public record RepointedReference(
    String entity, String entityId, String field, CustomerId from, @Nullable String dropped) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public RepointedReference {
    requireNonNull(entity, "entity");
    requireNonNull(entityId, "entityId");
    requireNonNull(field, "field");
    requireNonNull(from, "from");
  }
}
