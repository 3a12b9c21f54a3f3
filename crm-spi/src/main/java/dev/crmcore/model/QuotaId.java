package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of quotas. */
public record QuotaId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final QuotaId UNASSIGNED = new QuotaId(NIL);

  /** Checks that a value is there. */
  public QuotaId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static QuotaId parse(String text) {
    return new QuotaId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
