package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a customer record. */
public record CustomerId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final CustomerId UNASSIGNED = new CustomerId(NIL);

  /** Checks that a value is there. */
  public CustomerId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static CustomerId parse(String text) {
    return new CustomerId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
