package dev.crmcore.billing;

import dev.crmcore.model.BillingDocument;
import dev.crmcore.model.BillingDocumentId;
import dev.crmcore.model.BillingKind;
import dev.crmcore.model.BillingStatus;
import dev.crmcore.model.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up documents of one currency. */
final class BillingCount {
  private final List<BillingDocument> documents;
  private final LocalDate today;
  private final Money zero;

  BillingCount(List<BillingDocument> documents, Currency currency, LocalDate today) {
    this.documents =
        documents.stream()
            .filter(one -> one.amount().currency().equals(currency))
            .filter(
                one ->
                    one.status() != BillingStatus.DRAFT && one.status() != BillingStatus.CANCELLED)
            .toList();
    this.today = today;
    this.zero = Money.ofMinor(0, currency);
  }

  BillingTotals totals() {
    Map<BillingDocumentId, Money> settled = new HashMap<>();
    for (BillingDocument one : documents) {
      if (one.settles() != null) {
        settled.merge(one.settles(), one.amount(), Money::plus);
      }
    }
    Money ordered = sum(BillingKind.ORDER);
    Money invoiced = sum(BillingKind.INVOICE).minus(sum(BillingKind.CREDIT_NOTE));
    Money overdue = zero;
    List<BillingDocument> late =
        documents.stream()
            .filter(one -> isLate(one) && left(one, settled).amount().signum() > 0)
            .sorted(
                Comparator.comparing(
                    BillingDocument::dueOn, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList();
    for (BillingDocument one : late) {
      overdue = overdue.plus(left(one, settled));
    }
    return new BillingTotals(ordered, invoiced, paid(settled), overdue, late);
  }

  /** Payments that name no invoice are first of all for what is called paid, or it counts twice. */
  private Money paid(Map<BillingDocumentId, Money> settled) {
    Money called = zero;
    Money named = zero;
    Money unnamed = zero;
    for (BillingDocument one : documents) {
      if (one.kind() == BillingKind.PAYMENT && one.settles() == null) {
        unnamed = unnamed.plus(one.amount());
      } else if (one.kind() == BillingKind.PAYMENT) {
        named = named.plus(one.amount());
      } else if (one.kind() == BillingKind.INVOICE && one.status() == BillingStatus.PAID) {
        Money left = left(one, settled);
        called = left.amount().signum() > 0 ? called.plus(left) : called;
      }
    }
    return named.plus(called.amount().compareTo(unnamed.amount()) > 0 ? called : unnamed);
  }

  private Money sum(BillingKind kind) {
    return documents.stream()
        .filter(one -> one.kind() == kind)
        .map(BillingDocument::amount)
        .reduce(zero, Money::plus);
  }

  private boolean isLate(BillingDocument one) {
    return one.kind() == BillingKind.INVOICE
        && one.status() == BillingStatus.OPEN
        && one.dueOn() != null
        && one.dueOn().isBefore(today);
  }

  private Money left(BillingDocument invoice, Map<BillingDocumentId, Money> settled) {
    return invoice.amount().minus(settled.getOrDefault(invoice.id(), zero));
  }
}
