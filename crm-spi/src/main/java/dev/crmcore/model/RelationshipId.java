package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of relationships between customers. */
public record RelationshipId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final RelationshipId UNASSIGNED = new RelationshipId(NIL);

  /** Checks that a value is there. */
  public RelationshipId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static RelationshipId parse(String text) {
    return new RelationshipId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
