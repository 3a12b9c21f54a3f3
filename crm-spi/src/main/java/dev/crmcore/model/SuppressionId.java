package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a suppression record. */
public record SuppressionId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final SuppressionId UNASSIGNED = new SuppressionId(NIL);

  /** Checks that a value is there. */
  public SuppressionId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static SuppressionId parse(String text) {
    return new SuppressionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
