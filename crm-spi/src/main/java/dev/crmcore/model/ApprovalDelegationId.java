package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of people who let others approve for them. */
public record ApprovalDelegationId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final ApprovalDelegationId UNASSIGNED = new ApprovalDelegationId(NIL);

  /** Checks that a value is there. */
  public ApprovalDelegationId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static ApprovalDelegationId parse(String text) {
    return new ApprovalDelegationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
