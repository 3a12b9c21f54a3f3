package dev.crmcore.rates;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.ExchangeRate;
import dev.crmcore.model.FrozenRate;
import dev.crmcore.model.Money;
import java.util.Currency;
import java.util.List;

/**
 * A rate that was found, and what it is made of.
 *
 * @param rate the rate; its day is the oldest one of what it is made of
 * @param madeOf the stored rates: one, or two through a third currency; none from a currency to
 *     itself
 * @param formula how it was made, such as {@code "1 EUR = 1.08 USD on 2026-03-02"}
 */
public record FoundRate(FrozenRate rate, List<ExchangeRate> madeOf, String formula) {
  /** Checks that the parts are there, and copies the list. */
  public FoundRate {
    requireNonNull(rate, "rate");
    madeOf = List.copyOf(madeOf);
    requireNonNull(formula, "formula");
  }

  /** Converts an amount. */
  public Money convert(Money amount) {
    return amount.convert(rate.rate(), Currency.getInstance(rate.to()));
  }
}
