package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of leads. */
public record LeadId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final LeadId UNASSIGNED = new LeadId(NIL);

  /** Checks that a value is there. */
  public LeadId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static LeadId parse(String text) {
    return new LeadId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
