package dev.crmcore.deal;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.WriteRule;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealLine;
import dev.crmcore.model.Money;
import java.math.BigDecimal;

/** The lines of a deal can be sold, and the deal is worth what they cost. */
public final class DealRule implements WriteRule<Deal> {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  @Override
  public Deal prepare(Deal deal) {
    deal.lines().forEach(DealRule::check);
    return deal.lines().stream()
        .map(DealLine::firstYear)
        .reduce(Money::plus)
        .map(total -> deal.toBuilder().amount(total).build())
        .orElse(deal);
  }

  private static void check(DealLine line) {
    BigDecimal discount = line.discountPercent();
    if (discount.signum() < 0 || discount.compareTo(HUNDRED) > 0) {
      throw new InvalidInputException(
          "The discount on '%s' goes from 0 to 100 percent, but was %s."
              .formatted(line.name(), discount.toPlainString()));
    }
    if (line.taxPercent().signum() < 0 || line.quantity().signum() < 0) {
      throw new InvalidInputException(
          "Quantity and tax of '%s' are not negative.".formatted(line.name()));
    }
  }
}
