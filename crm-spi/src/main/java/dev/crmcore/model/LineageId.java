package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a lineage record. */
public record LineageId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final LineageId UNASSIGNED = new LineageId(NIL);

  /** Checks that a value is there. */
  public LineageId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static LineageId parse(String text) {
    return new LineageId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
