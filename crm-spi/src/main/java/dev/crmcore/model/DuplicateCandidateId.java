package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a pair in the review queue. */
public record DuplicateCandidateId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final DuplicateCandidateId UNASSIGNED = new DuplicateCandidateId(NIL);

  /** Checks that a value is there. */
  public DuplicateCandidateId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static DuplicateCandidateId parse(String text) {
    return new DuplicateCandidateId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
