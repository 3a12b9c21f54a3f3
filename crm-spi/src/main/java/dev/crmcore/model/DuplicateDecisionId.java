package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a duplicate decision record. */
public record DuplicateDecisionId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final DuplicateDecisionId UNASSIGNED = new DuplicateDecisionId(NIL);

  /** Checks that a value is there. */
  public DuplicateDecisionId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static DuplicateDecisionId parse(String text) {
    return new DuplicateDecisionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
