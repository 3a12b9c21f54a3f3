package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of an outbox record. */
public record OutboxId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final OutboxId UNASSIGNED = new OutboxId(NIL);

  /** Checks that a value is there. */
  public OutboxId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static OutboxId parse(String text) {
    return new OutboxId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
