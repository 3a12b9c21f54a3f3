package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a stage change record. */
public record StageChangeId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final StageChangeId UNASSIGNED = new StageChangeId(NIL);

  /** Checks that a value is there. */
  public StageChangeId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static StageChangeId parse(String text) {
    return new StageChangeId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
