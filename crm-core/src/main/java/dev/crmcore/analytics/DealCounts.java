package dev.crmcore.analytics;

import dev.crmcore.model.Deal;
import dev.crmcore.model.Money;

/** Counts deals and what they are worth. */
final class DealCounts {
  private final MoneyTotals amounts = new MoneyTotals();
  private final MoneyTotals weighted = new MoneyTotals();
  private long deals;
  private long withoutAmount;

  void add(Deal deal, int probability) {
    deals++;
    Money amount = deal.amount();
    if (amount == null) {
      withoutAmount++;
    } else {
      amounts.add(amount);
      weighted.add(amount, probability);
    }
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
}
