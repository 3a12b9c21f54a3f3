package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A rate that was written down once and stays, so that what was converted with it never changes.
 *
 * @param from the code of the currency that is converted, ISO 4217
 * @param to the code of the currency that it is converted to
 * @param rate how much of that one unit is worth
 * @param on the day whose rate it is
 */
public record FrozenRate(String from, String to, BigDecimal rate, LocalDate on) {
  /** Checks that the parts are there, and brings the rate to its shortest form. */
  public FrozenRate {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    rate = ShortestNumber.of(requireNonNull(rate, "rate"));
    requireNonNull(on, "on");
  }

  /** Tells whether this rate converts an amount of one currency to another. */
  public boolean converts(String amountIn, String wanted) {
    return from.equals(amountIn) && to.equals(wanted);
  }
}
