package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a finding of the quality audit. */
public record QualityIssueId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final QualityIssueId UNASSIGNED = new QualityIssueId(NIL);

  /** Checks that a value is there. */
  public QualityIssueId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static QualityIssueId parse(String text) {
    return new QualityIssueId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
