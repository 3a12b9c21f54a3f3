package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of follows. */
public record FollowId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final FollowId UNASSIGNED = new FollowId(NIL);

  /** Checks that a value is there. */
  public FollowId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static FollowId parse(String text) {
    return new FollowId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
