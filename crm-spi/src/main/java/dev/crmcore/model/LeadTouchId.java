package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of touches of leads. */
public record LeadTouchId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final LeadTouchId UNASSIGNED = new LeadTouchId(NIL);

  /** Checks that a value is there. */
  public LeadTouchId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static LeadTouchId parse(String text) {
    return new LeadTouchId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
