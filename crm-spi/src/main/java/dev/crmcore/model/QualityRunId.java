package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a run of the quality audit. */
public record QualityRunId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final QualityRunId UNASSIGNED = new QualityRunId(NIL);

  /** Checks that a value is there. */
  public QualityRunId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static QualityRunId parse(String text) {
    return new QualityRunId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
