package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of people of the customer who take part in deals. */
public record DealContactId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final DealContactId UNASSIGNED = new DealContactId(NIL);

  /** Checks that a value is there. */
  public DealContactId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static DealContactId parse(String text) {
    return new DealContactId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
