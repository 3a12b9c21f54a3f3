package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One item of a deal. Each amount is rounded to the smallest unit of the currency once, half to
 * even, so that lines add up to the total exactly.
 *
 * @param sku the article number
 * @param name what it is
 * @param quantity how many, at most 15 significant digits
 * @param unitPrice what one costs, without tax, for one billing period
 * @param discountPercent how much less is paid, 0 to 100
 * @param taxPercent the rate of tax, 0 or more
 * @param billing how often it is paid for
 * @param startsOn the first day it is delivered and paid for; null for the day the deal is won
 * @param endsOn the last such day; null where nothing was agreed
 */
public record DealLine(
    @Nullable String sku,
    String name,
    BigDecimal quantity,
    Money unitPrice,
    BigDecimal discountPercent,
    BigDecimal taxPercent,
    BillingPeriod billing,
    @Nullable LocalDate startsOn,
    @Nullable LocalDate endsOn) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Checks that what cannot be missing is there, and brings the numbers to their shortest form. */
  public DealLine {
    requireNonNull(name, "name");
    requireNonNull(unitPrice, "unitPrice");
    requireNonNull(billing, "billing");
    quantity = ShortestNumber.of(requireNonNull(quantity, "quantity"));
    discountPercent = ShortestNumber.of(requireNonNull(discountPercent, "discountPercent"));
    taxPercent = ShortestNumber.of(requireNonNull(taxPercent, "taxPercent"));
  }

  /** Returns a line that is paid for once, without discount and tax. */
  public static DealLine of(String name, long quantity, Money unitPrice) {
    return new DealLine(
        null,
        name,
        BigDecimal.valueOf(quantity),
        unitPrice,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BillingPeriod.ONCE,
        null,
        null);
  }

  /** Returns this line with a discount in percent. */
  public DealLine discounted(BigDecimal percent) {
    return with(percent, taxPercent, billing, startsOn, endsOn);
  }

  /** Returns this line with a rate of tax in percent. */
  public DealLine taxed(BigDecimal percent) {
    return with(discountPercent, percent, billing, startsOn, endsOn);
  }

  /** Returns this line, paid for again and again. */
  public DealLine every(BillingPeriod period) {
    return with(discountPercent, taxPercent, period, startsOn, endsOn);
  }

  /** Returns this line, delivered and paid for on certain days, both included. */
  public DealLine during(@Nullable LocalDate first, @Nullable LocalDate last) {
    return with(discountPercent, taxPercent, billing, first, last);
  }

  private DealLine with(
      BigDecimal discount,
      BigDecimal tax,
      BillingPeriod period,
      @Nullable LocalDate first,
      @Nullable LocalDate last) {
    return new DealLine(sku, name, quantity, unitPrice, discount, tax, period, first, last);
  }

  /** Returns what one billing period costs after the discount and without tax. */
  public Money net() {
    BigDecimal paid = HUNDRED.subtract(discountPercent).movePointLeft(2);
    return unitPrice.times(quantity.multiply(paid));
  }

  /** Returns the tax on {@link #net()}. */
  public Money tax() {
    return net().times(taxPercent.movePointLeft(2));
  }

  /** Returns what one billing period costs with tax. */
  public Money gross() {
    return net().plus(tax());
  }

  /** Returns what a whole year costs without tax; all of it where it is paid for once. */
  public Money wholeYear() {
    return net().times(BigDecimal.valueOf(billing.timesInYear()));
  }

  /**
   * Returns what the first year costs without tax: the billing periods that begin within a year of
   * the first day, and not after the last. Without a first day, or without a last one, that is a
   * whole year.
   */
  public Money firstYear() {
    return net().times(BigDecimal.valueOf(timesInFirstYear()));
  }

  private int timesInFirstYear() {
    int times = billing.timesInYear();
    if (billing == BillingPeriod.ONCE || startsOn == null || endsOn == null) {
      return times;
    }
    int months = 12 / times;
    int begun = 0;
    while (begun < times && !startsOn.plusMonths((long) begun * months).isAfter(endsOn)) {
      begun++;
    }
    return begun;
  }
}
