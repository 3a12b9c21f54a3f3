package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of what somebody sent through a form. */
public record FormSubmissionId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final FormSubmissionId UNASSIGNED = new FormSubmissionId(NIL);

  /** Checks that a value is there. */
  public FormSubmissionId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static FormSubmissionId parse(String text) {
    return new FormSubmissionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
