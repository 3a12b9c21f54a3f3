package dev.crmcore.analytics;

import dev.crmcore.model.Money;
import java.time.YearMonth;
import java.util.List;

/**
 * What was bought.
 *
 * @param definition what was counted
 * @param rows by month, then currency; months with nothing are not there
 * @since 0.1
 */
public record PurchaseFigures(String definition, List<Row> rows) {
  /** Copies the rows. */
  public PurchaseFigures {
    rows = List.copyOf(rows);
  }

  /**
   * The purchases of a month in one currency.
   *
   * @param month which
   * @param purchases how many
   * @param total what was paid in all
   */
  public record Row(YearMonth month, long purchases, Money total) {}
}
