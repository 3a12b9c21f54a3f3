package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a statement of consent. */
public record ConsentId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final ConsentId UNASSIGNED = new ConsentId(NIL);

  /** Checks that a value is there. */
  public ConsentId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static ConsentId parse(String text) {
    return new ConsentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
