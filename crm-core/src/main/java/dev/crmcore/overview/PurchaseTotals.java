package dev.crmcore.overview;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Money;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
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

  /** Whoever may not see whose purchases are is told of none. */
  static PurchaseTotals of(Reader reader, UUID customer) {
    if (reader.concealed(PurchaseFields.TYPE).contains(PurchaseFields.CUSTOMER_ID.name())) {
      return new PurchaseTotals(0, List.of(), null, null);
    }
    List<AggregateRow> rows =
        reader.aggregate(
            PurchaseFields.TYPE,
            Conditions.equal(PurchaseFields.CUSTOMER_ID, customer),
            List.of(),
            List.of(
                Measure.count(),
                Measure.sum(PurchaseFields.AMOUNT.name()),
                Measure.min(PurchaseFields.OCCURRED_AT.name()),
                Measure.max(PurchaseFields.OCCURRED_AT.name())));
    long count = 0;
    List<Money> totals = new ArrayList<>();
    Instant first = null;
    Instant last = null;
    for (AggregateRow row : rows) {
      count += (Long) requireNonNull(row.values().get(0));
      if (row.values().get(1) instanceof Money sum) {
        totals.add(sum);
      }
      if (row.values().get(2) instanceof Instant at && (first == null || at.isBefore(first))) {
        first = at;
      }
      if (row.values().get(3) instanceof Instant at && (last == null || at.isAfter(last))) {
        last = at;
      }
    }
    totals.sort(Comparator.comparing(sum -> sum.currency().getCurrencyCode()));
    return new PurchaseTotals(count, totals, first, last);
  }
}
