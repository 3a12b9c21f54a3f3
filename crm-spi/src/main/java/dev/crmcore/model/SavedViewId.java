package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a saved view. */
public record SavedViewId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final SavedViewId UNASSIGNED = new SavedViewId(NIL);

  /** Checks that a value is there. */
  public SavedViewId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static SavedViewId parse(String text) {
    return new SavedViewId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
