package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of an import run record. */
public record ImportRunId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final ImportRunId UNASSIGNED = new ImportRunId(NIL);

  /** Checks that a value is there. */
  public ImportRunId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static ImportRunId parse(String text) {
    return new ImportRunId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
