package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a merge record. */
public record MergeId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final MergeId UNASSIGNED = new MergeId(NIL);

  /** Checks that a value is there. */
  public MergeId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static MergeId parse(String text) {
    return new MergeId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
