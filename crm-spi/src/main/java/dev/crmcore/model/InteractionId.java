package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of an interaction record. */
public record InteractionId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final InteractionId UNASSIGNED = new InteractionId(NIL);

  /** Checks that a value is there. */
  public InteractionId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static InteractionId parse(String text) {
    return new InteractionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
