package dev.crmcore.billing;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.BillingDocument;
import dev.crmcore.model.Money;
import java.util.List;

/**
 * What was ordered, invoiced and paid, in one currency. Drafts and cancelled documents do not
 * count.
 *
 * @param ordered the sum of orders
 * @param invoiced the sum of invoices without credit notes
 * @param paid the sum of payments; an invoice that its system calls paid counts as paid by what its
 *     payments and credit notes leave, and payments that name no invoice count as part of that
 *     first
 * @param overdue what is still to be paid of invoices whose last day to pay is over
 * @param late those invoices, the earliest due first
 */
public record BillingTotals(
    Money ordered, Money invoiced, Money paid, Money overdue, List<BillingDocument> late) {
  /** Checks that the sums are there, and copies the list. */
  public BillingTotals {
    requireNonNull(ordered, "ordered");
    requireNonNull(invoiced, "invoiced");
    requireNonNull(paid, "paid");
    requireNonNull(overdue, "overdue");
    late = List.copyOf(late);
  }

  /** Returns what is still to be paid; negative where more was paid than invoiced. */
  public Money open() {
    return invoiced.minus(paid);
  }
}
