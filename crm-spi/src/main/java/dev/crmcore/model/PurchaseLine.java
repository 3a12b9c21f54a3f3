package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One item of a purchase.
 *
 * @param sku the article number
 * @param name what it is
 * @param category such as "shirts"
 * @param brand who made it
 * @param quantity how many, at most 15 significant digits
 * @param amount what this line cost in all
 */
public record PurchaseLine(
    @Nullable String sku,
    String name,
    @Nullable String category,
    @Nullable String brand,
    BigDecimal quantity,
    Money amount) {
  /** Checks that what cannot be missing is there, and brings the quantity to its shortest form. */
  public PurchaseLine {
    requireNonNull(name, "name");
    requireNonNull(quantity, "quantity");
    requireNonNull(amount, "amount");
    // 2.50 and 2.5 are one quantity, and records are equal where their components are.
    quantity = quantity.stripTrailingZeros();
    quantity = quantity.scale() < 0 ? quantity.setScale(0) : quantity;
  }
}
