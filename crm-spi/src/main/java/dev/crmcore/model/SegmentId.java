package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a segment record. */
public record SegmentId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final SegmentId UNASSIGNED = new SegmentId(NIL);

  /** Checks that a value is there. */
  public SegmentId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static SegmentId parse(String text) {
    return new SegmentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
