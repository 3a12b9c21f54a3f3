package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of an RFM rating. */
public record RfmRatingId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final RfmRatingId UNASSIGNED = new RfmRatingId(NIL);

  /** Checks that a value is there. */
  public RfmRatingId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static RfmRatingId parse(String text) {
    return new RfmRatingId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
