package dev.crmcore.billing;

import dev.crmcore.catalogue.BillingDocumentFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.BillingDocument;
import dev.crmcore.model.BillingDocumentId;
import dev.crmcore.model.BillingKind;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DealId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Orders, invoices, credit notes and payments, as other systems know them: recorded here, so that
 * people see them and conditions ask for them. What was recorded before is kept by the history of
 * changes. Belongs to one session; not safe for use by several threads at once.
 */
public final class Billing {
  private final Gateway gateway;

  /** Creates the service; hosts get it from their session. */
  public Billing(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Records a document as its system knows it now. The same system, kind and number is the same
   * document: it is changed, and what is the same already changes nothing, so it may be delivered
   * again. What settles an invoice and names no deal is of the deal of the invoice.
   *
   * @return the document as stored
   * @throws dev.crmcore.error.NotFoundException if the customer, the deal or the invoice is not
   *     there for the actor
   * @throws InvalidInputException with the code {@code E_BILLING} if it cannot be
   * @throws dev.crmcore.error.ConflictException if somebody else records it at the same moment,
   *     inside a larger change
   */
  public BillingDocument record(BillingDocument document) {
    return gateway.changeOrAdd(
        new Origin("billing.record", document.system(), null),
        changes -> {
          BillingDocument settled = checked(changes.reader(), document);
          return find(changes.reader(), document.system(), document.kind(), document.number())
              .map(known -> changed(changes, known, settled))
              .orElseGet(
                  () ->
                      changes.create(
                          BillingDocumentFields.TYPE,
                          settled.toBuilder().id(BillingDocumentId.UNASSIGNED).build()));
        });
  }

  private static BillingDocument changed(
      ChangeSet changes, BillingDocument known, BillingDocument now) {
    return changes.update(
        BillingDocumentFields.TYPE,
        now.toBuilder().id(known.id()).revision(known.revision()).build());
  }

  private static BillingDocument checked(Reader reader, BillingDocument document) {
    DealId deal = document.dealId();
    if (deal != null) {
      reader.get(DealFields.TYPE, deal.value());
    }
    CustomerId customer = Customers.require(reader, document.customerId()).id();
    BillingDocumentId settles = document.settles();
    if (settles != null) {
      BillingDocument invoice = reader.get(BillingDocumentFields.TYPE, settles.value());
      if (invoice.kind() != BillingKind.INVOICE
          || !invoice.amount().currency().equals(document.amount().currency())) {
        throw new InvalidInputException(
            "E_BILLING",
            "%s %s settles an invoice in its own currency, not %s %s over %s."
                .formatted(
                    document.kind(),
                    document.number(),
                    invoice.kind(),
                    invoice.number(),
                    invoice.amount()));
      }
      if (!Customers.require(reader, invoice.customerId()).id().equals(customer)) {
        throw new InvalidInputException(
            "E_BILLING",
            "%s %s settles %s, which is an invoice of another customer."
                .formatted(document.kind(), document.number(), invoice.number()));
      }
      deal = deal == null ? invoice.dealId() : deal;
    }
    return document.toBuilder().customerId(customer).dealId(deal).build();
  }

  /** Returns the document that a system has under a number. */
  public Optional<BillingDocument> find(String system, BillingKind kind, String number) {
    return gateway.read(reader -> find(reader, system, kind, number));
  }

  private static Optional<BillingDocument> find(
      Reader reader, String system, BillingKind kind, String number) {
    // Comparing folds case, and numbers of other systems need not.
    return reader
        .list(
            BillingDocumentFields.TYPE,
            Conditions.all(
                Conditions.equal(BillingDocumentFields.NUMBER, number),
                Conditions.equal(BillingDocumentFields.SYSTEM, system),
                Conditions.equal(BillingDocumentFields.KIND, kind)),
            1_000)
        .stream()
        .filter(one -> one.system().equals(system) && one.number().equals(number))
        .findFirst();
  }

  /** Returns the documents of a deal, the latest first. */
  public List<BillingDocument> of(DealId id) {
    return gateway.read(
        reader -> {
          reader.get(DealFields.TYPE, id.value());
          return list(reader, Conditions.equal(BillingDocumentFields.DEAL_ID, id.value()));
        });
  }

  /** Returns the documents of a customer, the latest first. */
  public List<BillingDocument> of(CustomerId id) {
    return gateway.read(
        reader ->
            list(
                reader,
                Conditions.equal(
                    BillingDocumentFields.CUSTOMER_ID,
                    Customers.require(reader, id).id().value())));
  }

  private static List<BillingDocument> list(Reader reader, Condition condition) {
    List<BillingDocument> found = new ArrayList<>();
    reader.scan(BillingDocumentFields.TYPE, condition, found::add);
    found.sort(Comparator.comparing(BillingDocument::issuedAt).reversed());
    return List.copyOf(found);
  }

  /**
   * Returns what was ordered, invoiced and paid for a deal, and what is overdue today, one total
   * for each currency, by code.
   */
  public List<BillingTotals> totals(DealId id) {
    return totals(withSettlements(of(id)));
  }

  /** Returns the same for a customer. */
  public List<BillingTotals> totals(CustomerId id) {
    return totals(withSettlements(of(id)));
  }

  /** What settles an invoice counts with it, whatever deal it names itself. */
  private List<BillingDocument> withSettlements(List<BillingDocument> documents) {
    List<UUID> invoices =
        documents.stream()
            .filter(one -> one.kind() == BillingKind.INVOICE)
            .map(one -> one.id().value())
            .toList();
    Map<BillingDocumentId, BillingDocument> all = new LinkedHashMap<>();
    documents.forEach(one -> all.put(one.id(), one));
    return gateway.read(
        reader -> {
          reader.scanAny(
              BillingDocumentFields.TYPE,
              Conditions.everyone(),
              BillingDocumentFields.SETTLES,
              invoices,
              one -> all.put(one.id(), one));
          return List.copyOf(all.values());
        });
  }

  private List<BillingTotals> totals(List<BillingDocument> documents) {
    LocalDate today = LocalDate.ofInstant(gateway.engine().now(), gateway.engine().zone());
    return documents.stream()
        .map(one -> one.amount().currency())
        .distinct()
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .map(currency -> new BillingCount(documents, currency, today).totals())
        .toList();
  }
}
