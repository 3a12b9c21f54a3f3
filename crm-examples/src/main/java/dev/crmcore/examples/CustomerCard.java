package dev.crmcore.examples;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Money;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.PurchaseLine;
import dev.crmcore.model.Validity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One customer with everything that belongs to it.
 *
 * @param customer who
 * @param timeline the touches, the latest first
 * @param purchases what was bought, the latest first
 * @param deals what is being sold
 * @param merges who became part of this customer, the oldest first
 * @param history what was changed, the oldest first
 * @param view how records look in JSON
 */
record CustomerCard(
    Customer customer,
    List<Interaction> timeline,
    List<Purchase> purchases,
    List<Deal> deals,
    List<MergeRecord> merges,
    List<LineageEntry> history,
    EntityView view)
    implements Answer {
  private static final int SHOWN = 10;

  /** What has a place of its own on the card, or says nothing to people. */
  private static final Set<String> NOT_REPEATED =
      Set.of("id", "version", "createdAt", "updatedAt", "kind", "displayName", "email", "phone");

  private static final Set<String> DERIVED = Set.of("city", "postalCode", "country", "owner");

  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", view.of(CustomerFields.TYPE, customer));
    json.put("timeline", view.all(InteractionFields.TYPE, timeline));
    json.put("purchases", view.all(PurchaseFields.TYPE, purchases));
    json.put("deals", view.all(DealFields.TYPE, deals));
    json.put("merges", merges.stream().map(CustomerCard::merge).toList());
    json.put("history", view.all(LineageFields.TYPE, history));
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.heading(customer.displayName());
    terminal.table(card());
    section(terminal, "Timeline", timeline.size(), timelineTable());
    section(terminal, "Purchases", purchases.size(), purchaseTable());
    section(terminal, "Deals", deals.size(), dealTable());
    section(terminal, "Merges", merges.size(), mergeTable());
    section(terminal, "History", history.size(), historyTable());
  }

  private static void section(Terminal terminal, String title, int count, TextTable table) {
    if (count > 0) {
      terminal.gap();
      String more = count > SHOWN ? " (%d of %,d)".formatted(SHOWN, count) : "";
      terminal.heading(title + more);
      terminal.table(table);
    }
  }

  private TextTable card() {
    TextTable card = new TextTable(2).words("").words("");
    card.row("id", customer.id().toString());
    card.row("kind", words(customer.kind().name()));
    for (ContactPoint point : customer.contactPoints()) {
      card.row(words(point.kind().name()), contact(point));
    }
    for (PostalAddress address : customer.addresses()) {
      card.row(address.label() == null ? "address" : address.label(), line(address));
    }
    view.of(CustomerFields.TYPE, customer)
        .forEach(
            (name, value) -> {
              if (!NOT_REPEATED.contains(name)
                  && !DERIVED.contains(name)
                  && !name.equals(CustomerFields.CONTACT_POINTS.name())
                  && !name.equals(CustomerFields.ADDRESSES.name())) {
                card.row(spaced(name), plain(value));
              }
            });
    card.row("since", day(customer.createdAt()));
    if (customer.isArchived()) {
      card.row(spaced(EntityType.ARCHIVED_AT), "put aside");
    }
    return card;
  }

  private static String contact(ContactPoint point) {
    return Stream.of(
            point.normalized(),
            point.normalized().equals(point.raw()) ? "" : "(typed: " + point.raw() + ")",
            point.label() == null ? "" : "[" + point.label() + "]",
            point.primary() ? "[primary]" : "",
            point.validity() == Validity.INVALID ? "[does not work]" : "")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String line(PostalAddress address) {
    return Stream.of(
            address.street(),
            address.postalCode(),
            address.city(),
            address.region(),
            address.country())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  private static String plain(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(CustomerCard::plain).collect(Collectors.joining(", "));
    }
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().map(String::valueOf).collect(Collectors.joining(": "));
    }
    return value.toString();
  }

  private TextTable timelineTable() {
    TextTable table = new TextTable(2).words("").words("").words("").words("").words("");
    timeline.stream()
        .limit(SHOWN)
        .forEach(
            touch ->
                table.row(
                    day(touch.occurredAt()),
                    words(touch.kind().name()),
                    words(touch.direction().name()),
                    text(touch.subject() == null ? touch.body() : touch.subject()),
                    text(touch.outcome())));
    return table;
  }

  private TextTable purchaseTable() {
    TextTable table = new TextTable(2).words("").words("").figures("").words("");
    purchases.stream()
        .limit(SHOWN)
        .forEach(
            purchase ->
                table.row(
                    day(purchase.occurredAt()),
                    text(purchase.orderNumber()),
                    Figures.money(purchase.amount()),
                    purchase.lines().stream()
                        .map(PurchaseLine::name)
                        .collect(Collectors.joining(", "))));
    return table;
  }

  private TextTable dealTable() {
    TextTable table = new TextTable(2).words("").words("").figures("").words("");
    deals.stream()
        .limit(SHOWN)
        .forEach(
            deal ->
                table.row(deal.name(), deal.stage(), money(deal.amount()), text(deal.nextStep())));
    return table;
  }

  private static Map<String, Object> merge(MergeRecord merge) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", merge.id().toString());
    json.put("losers", merge.loserIds().stream().map(CustomerId::toString).toList());
    json.put("at", merge.mergedAt().toString());
    json.put("by", merge.mergedBy());
    json.put("reason", merge.reason());
    json.put("undone", merge.isUndone());
    return json;
  }

  private TextTable mergeTable() {
    TextTable table = new TextTable(2).words("").words("").words("").words("").words("");
    merges.stream()
        .skip(Math.max(0, merges.size() - SHOWN))
        .forEach(
            merge ->
                table.row(
                    day(merge.mergedAt()),
                    merge.mergedBy(),
                    text(merge.reason()),
                    merge.isUndone() ? "undone" : "",
                    merge.id().toString()));
    return table;
  }

  private TextTable historyTable() {
    TextTable table = new TextTable(2).words("").words("").words("").words("");
    history.stream()
        .skip(Math.max(0, history.size() - SHOWN))
        .forEach(
            entry ->
                table.row(
                    day(entry.at()),
                    entry.actor(),
                    text(entry.source()),
                    entry.changes().stream()
                        .map(FieldChange::field)
                        .collect(Collectors.joining(", "))));
    return table;
  }

  private static String money(@Nullable Money amount) {
    return amount == null ? "" : Figures.money(amount);
  }

  private static String day(Instant at) {
    return at.toString().substring(0, 10);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String spaced(String camelCase) {
    return camelCase.replaceAll("(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
  }
}
