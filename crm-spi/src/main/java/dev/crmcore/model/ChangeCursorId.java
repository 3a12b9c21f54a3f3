package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of the stored position of a reader of changes. */
public record ChangeCursorId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final ChangeCursorId UNASSIGNED = new ChangeCursorId(NIL);

  /** Checks that a value is there. */
  public ChangeCursorId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static ChangeCursorId parse(String text) {
    return new ChangeCursorId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
