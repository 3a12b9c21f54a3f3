package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of an audit checkpoint. */
public record AuditCheckpointId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final AuditCheckpointId UNASSIGNED = new AuditCheckpointId(NIL);

  /** Checks that a value is there. */
  public AuditCheckpointId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static AuditCheckpointId parse(String text) {
    return new AuditCheckpointId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
