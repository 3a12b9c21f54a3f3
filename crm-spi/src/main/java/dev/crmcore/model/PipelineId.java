package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of a pipeline record. */
public record PipelineId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final PipelineId UNASSIGNED = new PipelineId(NIL);

  /** Checks that a value is there. */
  public PipelineId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static PipelineId parse(String text) {
    return new PipelineId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
