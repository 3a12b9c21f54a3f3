package dev.crmcore.examples;

import dev.crmcore.billing.BillingTotals;
import dev.crmcore.catalogue.BillingDocumentFields;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.BillingDocument;
import dev.crmcore.model.Customer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a customer ordered, was invoiced and paid.
 *
 * @param customer who
 * @param totals one for each currency
 * @param documents the latest first
 * @param view how records look in JSON
 */
record BillingAnswer(
    Customer customer, List<BillingTotals> totals, List<BillingDocument> documents, EntityView view)
    implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", customer.id().toString());
    json.put("totals", totals.stream().map(BillingAnswer::one).toList());
    json.put("count", documents.size());
    json.put("billingDocuments", view.all(BillingDocumentFields.TYPE, documents));
    return json;
  }

  private static Map<String, Object> one(BillingTotals total) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("currency", total.invoiced().currency().getCurrencyCode());
    json.put("ordered", total.ordered().toString());
    json.put("invoiced", total.invoiced().toString());
    json.put("paid", total.paid().toString());
    json.put("open", total.open().toString());
    json.put("overdue", total.overdue().toString());
    json.put("late", total.late().stream().map(BillingDocument::number).toList());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (documents.isEmpty()) {
      terminal.line(
          "Nothing was recorded about %s. 'crm billing add WHO KIND NUMBER AMOUNT' records it."
              .formatted(customer.displayName()));
      return;
    }
    TextTable sums =
        new TextTable()
            .words("")
            .figures("ordered")
            .figures("invoiced")
            .figures("paid")
            .figures("open")
            .figures("overdue");
    for (BillingTotals total : totals) {
      sums.row(
          total.invoiced().currency().getCurrencyCode(),
          Figures.amount(total.ordered()),
          Figures.amount(total.invoiced()),
          Figures.amount(total.paid()),
          Figures.amount(total.open()),
          Figures.amount(total.overdue()));
    }
    terminal.table(sums);
    terminal.gap();
    terminal.table(documentTable());
  }

  private TextTable documentTable() {
    Set<BillingDocument> late =
        totals.stream().flatMap(total -> total.late().stream()).collect(Collectors.toSet());
    TextTable table =
        new TextTable()
            .words("kind")
            .words("number")
            .figures("amount")
            .words("status")
            .words("issued")
            .words("due");
    for (BillingDocument one : documents) {
      table.row(
          word(one.kind()),
          one.number(),
          Figures.money(one.amount()),
          late.contains(one) ? "overdue" : word(one.status()),
          one.issuedAt().toString().substring(0, 10),
          one.dueOn() == null ? "" : one.dueOn().toString());
    }
    return table;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
