package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
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
 */
public record DealLine(
    @Nullable String sku,
    String name,
    BigDecimal quantity,
    Money unitPrice,
    BigDecimal discountPercent,
    BigDecimal taxPercent,
    BillingPeriod billing) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Checks that what cannot be missing is there, and brings the numbers to their shortest form. */
  public DealLine {
    requireNonNull(name, "name");
    requireNonNull(unitPrice, "unitPrice");
    requireNonNull(billing, "billing");
    quantity = shortest(requireNonNull(quantity, "quantity"));
    discountPercent = shortest(requireNonNull(discountPercent, "discountPercent"));
    taxPercent = shortest(requireNonNull(taxPercent, "taxPercent"));
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
        BillingPeriod.ONCE);
  }

  /** Returns this line with a discount in percent. */
  public DealLine discounted(BigDecimal percent) {
    return new DealLine(sku, name, quantity, unitPrice, percent, taxPercent, billing);
  }

  /** Returns this line with a rate of tax in percent. */
  public DealLine taxed(BigDecimal percent) {
    return new DealLine(sku, name, quantity, unitPrice, discountPercent, percent, billing);
  }

  /** Returns this line, paid for again and again. */
  public DealLine every(BillingPeriod period) {
    return new DealLine(sku, name, quantity, unitPrice, discountPercent, taxPercent, period);
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

  /** Returns what the first year costs without tax. */
  public Money firstYear() {
    return net().times(BigDecimal.valueOf(billing.timesInYear()));
  }

  private static BigDecimal shortest(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
