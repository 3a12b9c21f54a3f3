package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a saved mapping. */
public record SavedMappingId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final SavedMappingId UNASSIGNED = new SavedMappingId(NIL);

  /** Checks that a value is there. */
  public SavedMappingId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static SavedMappingId parse(String text) {
    return new SavedMappingId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
