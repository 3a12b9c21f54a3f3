package dev.crmcore.analytics;

import dev.crmcore.deal.ConvertedAmount;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Money;
import java.util.Optional;
import java.util.function.Function;

/** Counts deals and what they are worth, as they stand or in one currency. */
final class DealCounts {
  private final MoneyTotals amounts = new MoneyTotals();
  private final MoneyTotals weighted = new MoneyTotals();
  private final MoneyTotals unconverted = new MoneyTotals();
  private final Function<Deal, Optional<ConvertedAmount>> converting;
  private final boolean converts;
  private long deals;
  private long withoutAmount;

  /** Counts each currency by itself. */
  DealCounts() {
    this.converting = deal -> Optional.empty();
    this.converts = false;
  }

  /** Counts in one currency, and aside what could not be converted. */
  DealCounts(Function<Deal, Optional<ConvertedAmount>> converting) {
    this.converting = converting;
    this.converts = true;
  }

  void add(Deal deal, int probability) {
    deals++;
    Money amount = deal.amount();
    if (amount == null) {
      withoutAmount++;
    } else if (!converts) {
      count(amount, probability);
    } else {
      converting
          .apply(deal)
          .ifPresentOrElse(one -> count(one.amount(), probability), () -> unconverted.add(amount));
    }
  }

  private void count(Money amount, int probability) {
    amounts.add(amount);
    weighted.add(amount, probability);
  }

  long deals() {
    return deals;
  }

  long withoutAmount() {
    return withoutAmount;
  }

  MoneyTotals amounts() {
    return amounts;
  }

  MoneyTotals weighted() {
    return weighted;
  }

  MoneyTotals unconverted() {
    return unconverted;
  }
}
