package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a started playbook. */
public record PlaybookRunId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final PlaybookRunId UNASSIGNED = new PlaybookRunId(NIL);

  /** Checks that a value is there. */
  public PlaybookRunId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static PlaybookRunId parse(String text) {
    return new PlaybookRunId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
