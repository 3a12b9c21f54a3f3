package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of surveys. */
public record SurveyId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final SurveyId UNASSIGNED = new SurveyId(NIL);

  /** Checks that a value is there. */
  public SurveyId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static SurveyId parse(String text) {
    return new SurveyId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
