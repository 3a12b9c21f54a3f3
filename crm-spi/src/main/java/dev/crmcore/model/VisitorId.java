package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of browsers that were seen with somebody we know. */
public record VisitorId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final VisitorId UNASSIGNED = new VisitorId(NIL);

  /** Checks that a value is there. */
  public VisitorId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static VisitorId parse(String text) {
    return new VisitorId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
