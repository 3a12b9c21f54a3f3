package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a purchase record. */
public record PurchaseId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final PurchaseId UNASSIGNED = new PurchaseId(NIL);

  /** Checks that a value is there. */
  public PurchaseId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static PurchaseId parse(String text) {
    return new PurchaseId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
