package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of approvals that were asked for. */
public record ApprovalRequestId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final ApprovalRequestId UNASSIGNED = new ApprovalRequestId(NIL);

  /** Checks that a value is there. */
  public ApprovalRequestId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static ApprovalRequestId parse(String text) {
    return new ApprovalRequestId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
