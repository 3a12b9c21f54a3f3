package dev.crmcore.query;

import static java.util.Objects.requireNonNull;

import java.time.temporal.ChronoUnit;

/**
 * For how long something has been so, counted back from now in the zone of whoever asks.
 *
 * @param amount at least 1
 * @param unit seconds to years
 */
public record Lasting(long amount, ChronoUnit unit) {
  /** Checks that the unit is there. */
  public Lasting {
    requireNonNull(unit, "unit");
  }
}
