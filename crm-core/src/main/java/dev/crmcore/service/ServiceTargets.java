package dev.crmcore.service;

import dev.crmcore.error.InvalidInputException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How quickly cases of a priority are to be dealt with, in working time. What is null has no clock.
 *
 * @param firstResponse from the report to the first answer
 * @param nextResponse from a further word of the customer to the next answer
 * @param resolution from the report to the solution, without the time that it waits for the
 *     customer
 */
public record ServiceTargets(
    @Nullable Duration firstResponse,
    @Nullable Duration nextResponse,
    @Nullable Duration resolution) {
  /**
   * Checks the times.
   *
   * @throws InvalidInputException if one is not longer than nothing
   */
  public ServiceTargets {
    requirePositive(firstResponse);
    requirePositive(nextResponse);
    requirePositive(resolution);
  }

  private static void requirePositive(@Nullable Duration time) {
    if (time != null && (time.isNegative() || time.isZero())) {
      throw new InvalidInputException(
          "A service level allows more than no time, not " + time + ".");
    }
  }
}
