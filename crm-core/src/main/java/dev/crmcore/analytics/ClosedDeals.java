package dev.crmcore.analytics;

import dev.crmcore.model.Money;
import java.time.YearMonth;
import java.util.List;

/**
 * The deals that were won and lost.
 *
 * @param definition what was counted
 * @param months every month of the range, in order
 * @since 0.1
 */
public record ClosedDeals(String definition, List<Month> months) {
  /** Copies the months. */
  public ClosedDeals {
    months = List.copyOf(months);
  }

  /**
   * One month.
   *
   * @param month which
   * @param won how many were won
   * @param wonAmounts what those are worth, one total a currency
   * @param lost how many were lost
   * @param lostAmounts what those would have been worth, one total a currency
   */
  public record Month(
      YearMonth month, long won, List<Money> wonAmounts, long lost, List<Money> lostAmounts) {
    /** Copies the amounts. */
    public Month {
      wonAmounts = List.copyOf(wonAmounts);
      lostAmounts = List.copyOf(lostAmounts);
    }
  }
}
