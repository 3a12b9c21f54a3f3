package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of an affiliation record. */
public record AffiliationId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final AffiliationId UNASSIGNED = new AffiliationId(NIL);

  /** Checks that a value is there. */
  public AffiliationId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static AffiliationId parse(String text) {
    return new AffiliationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
