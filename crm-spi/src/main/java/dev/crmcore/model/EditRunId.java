package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a run of edits. */
public record EditRunId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final EditRunId UNASSIGNED = new EditRunId(NIL);

  /** Checks that a value is there. */
  public EditRunId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static EditRunId parse(String text) {
    return new EditRunId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
