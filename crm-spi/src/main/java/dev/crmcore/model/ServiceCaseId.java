package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of service cases. */
public record ServiceCaseId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final ServiceCaseId UNASSIGNED = new ServiceCaseId(NIL);

  /** Checks that a value is there. */
  public ServiceCaseId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static ServiceCaseId parse(String text) {
    return new ServiceCaseId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
