package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of comments. */
public record CommentId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final CommentId UNASSIGNED = new CommentId(NIL);

  /** Checks that a value is there. */
  public CommentId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static CommentId parse(String text) {
    return new CommentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
