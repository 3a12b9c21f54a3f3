package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of orders, invoices and payments. */
public record BillingDocumentId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final BillingDocumentId UNASSIGNED = new BillingDocumentId(NIL);

  /** Checks that a value is there. */
  public BillingDocumentId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static BillingDocumentId parse(String text) {
    return new BillingDocumentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
