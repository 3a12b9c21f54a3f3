package dev.crmcore.revenue;

import dev.crmcore.model.Money;
import java.time.YearMonth;
import java.util.List;

/**
 * What customers pay again and again, month by month, in one currency.
 *
 * @param definition what was counted
 * @param months every month of the range, in order
 * @param unconverted what could not be counted because there was no rate: what each such line costs
 *     in its billing period
 * @since 0.1
 */
public record RevenueFigures(String definition, List<Month> months, List<Money> unconverted) {
  /** Copies the lists. */
  public RevenueFigures {
    months = List.copyOf(months);
    unconverted = List.copyOf(unconverted);
  }

  /**
   * One month. {@code mrr} is that of the month before, plus {@code started} and {@code expanded},
   * minus {@code contracted} and {@code churned}.
   *
   * @param month which
   * @param mrr monthly recurring revenue on its last day: the sum of what each customer pays in a
   *     year divided by 12 and rounded
   * @param arr annual recurring revenue on its last day: what customers pay in a year, exactly; it
   *     may differ from 12 times {@code mrr} by what was rounded
   * @param started of customers who paid nothing the month before; those who come back are among
   *     them
   * @param expanded how much more customers pay who paid before
   * @param contracted how much less customers pay who still pay; not negative
   * @param churned of customers who pay nothing any more; not negative
   * @param customers how many customers pay
   * @param oneOff what was won in the month that is paid for once; not part of the others
   */
  public record Month(
      YearMonth month,
      Money mrr,
      Money arr,
      Money started,
      Money expanded,
      Money contracted,
      Money churned,
      long customers,
      Money oneOff) {}
}
