package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a deal record. */
public record DealId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final DealId UNASSIGNED = new DealId(NIL);

  /** Checks that a value is there. */
  public DealId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static DealId parse(String text) {
    return new DealId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
