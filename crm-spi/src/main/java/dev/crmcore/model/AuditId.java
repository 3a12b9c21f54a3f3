package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of an audit record. */
public record AuditId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final AuditId UNASSIGNED = new AuditId(NIL);

  /** Checks that a value is there. */
  public AuditId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static AuditId parse(String text) {
    return new AuditId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
