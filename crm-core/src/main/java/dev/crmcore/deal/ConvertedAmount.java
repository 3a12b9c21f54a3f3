package dev.crmcore.deal;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.FrozenRate;
import dev.crmcore.model.Money;

/**
 * What a deal is worth in another currency, and by which rate.
 *
 * @param original as it stands on the deal
 * @param amount in the currency that was asked for, rounded half to even at its smallest unit
 * @param rate by which it was converted; 1 where there was nothing to convert
 * @param frozen whether the rate stays whatever rates there are later
 */
public record ConvertedAmount(Money original, Money amount, FrozenRate rate, boolean frozen) {
  /** Checks that the parts are there. */
  public ConvertedAmount {
    requireNonNull(original, "original");
    requireNonNull(amount, "amount");
    requireNonNull(rate, "rate");
  }
}
