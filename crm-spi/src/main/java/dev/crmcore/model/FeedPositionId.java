package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of feed positions. */
public record FeedPositionId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final FeedPositionId UNASSIGNED = new FeedPositionId(NIL);

  /** Checks that a value is there. */
  public FeedPositionId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static FeedPositionId parse(String text) {
    return new FeedPositionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
