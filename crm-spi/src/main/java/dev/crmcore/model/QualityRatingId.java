package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a customer's kept score. */
public record QualityRatingId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final QualityRatingId UNASSIGNED = new QualityRatingId(NIL);

  /** Checks that a value is there. */
  public QualityRatingId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static QualityRatingId parse(String text) {
    return new QualityRatingId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
