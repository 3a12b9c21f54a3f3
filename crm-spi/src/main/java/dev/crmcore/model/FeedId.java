package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a feed. */
public record FeedId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final FeedId UNASSIGNED = new FeedId(NIL);

  /** Checks that a value is there. */
  public FeedId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static FeedId parse(String text) {
    return new FeedId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
