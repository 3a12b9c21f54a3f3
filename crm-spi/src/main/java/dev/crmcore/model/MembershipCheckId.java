package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a membership check, which is that of its customer. */
public record MembershipCheckId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final MembershipCheckId UNASSIGNED = new MembershipCheckId(NIL);

  /** Checks that a value is there. */
  public MembershipCheckId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static MembershipCheckId parse(String text) {
    return new MembershipCheckId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
