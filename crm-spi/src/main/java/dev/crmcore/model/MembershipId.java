package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a membership. */
public record MembershipId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final MembershipId UNASSIGNED = new MembershipId(NIL);

  /** Checks that a value is there. */
  public MembershipId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static MembershipId parse(String text) {
    return new MembershipId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
