package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a task record. */
public record TaskId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final TaskId UNASSIGNED = new TaskId(NIL);

  /** Checks that a value is there. */
  public TaskId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static TaskId parse(String text) {
    return new TaskId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
