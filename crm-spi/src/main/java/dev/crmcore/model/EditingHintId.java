package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of hints that somebody is editing. */
public record EditingHintId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final EditingHintId UNASSIGNED = new EditingHintId(NIL);

  /** Checks that a value is there. */
  public EditingHintId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static EditingHintId parse(String text) {
    return new EditingHintId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
