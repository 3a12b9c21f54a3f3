package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of forecasts as they stood. */
public record ForecastSnapshotId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final ForecastSnapshotId UNASSIGNED = new ForecastSnapshotId(NIL);

  /** Checks that a value is there. */
  public ForecastSnapshotId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static ForecastSnapshotId parse(String text) {
    return new ForecastSnapshotId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
