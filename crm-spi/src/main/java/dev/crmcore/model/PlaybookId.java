package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a playbook. */
public record PlaybookId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final PlaybookId UNASSIGNED = new PlaybookId(NIL);

  /** Checks that a value is there. */
  public PlaybookId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static PlaybookId parse(String text) {
    return new PlaybookId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
