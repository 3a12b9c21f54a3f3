package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of an audit head. */
public record AuditHeadId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final AuditHeadId UNASSIGNED = new AuditHeadId(NIL);

  /** Checks that a value is there. */
  public AuditHeadId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static AuditHeadId parse(String text) {
    return new AuditHeadId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
