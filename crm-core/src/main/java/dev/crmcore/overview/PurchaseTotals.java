package dev.crmcore.overview;

import dev.crmcore.model.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer bought altogether.
 *
 * @param count how often
 * @param totals for how much, in each currency
 * @param firstAt when for the first time; null where never
 * @param lastAt when for the last time; null where never
 */
public record PurchaseTotals(
    long count, List<Money> totals, @Nullable Instant firstAt, @Nullable Instant lastAt) {
  /** Copies the totals. */
  public PurchaseTotals {
    totals = List.copyOf(totals);
  }
}
