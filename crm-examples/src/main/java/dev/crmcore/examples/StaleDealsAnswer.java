package dev.crmcore.examples;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.deal.StaleDeal;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.Deal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Deals that somebody should look at.
 *
 * @param deals those first that are longest in their stage
 * @param view how records look in JSON
 */
record StaleDealsAnswer(List<StaleDeal> deals, EntityView view) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", deals.size());
    json.put(
        "deals",
        deals.stream()
            .map(
                one -> {
                  Map<String, Object> each = view.of(DealFields.TYPE, one.deal());
                  each.put("reasons", one.reasons().stream().map(Enum::name).toList());
                  return each;
                })
            .toList());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (deals.isEmpty()) {
      terminal.line("No deal needs to be looked at.");
      return;
    }
    TextTable table =
        new TextTable()
            .words("id")
            .words("deal")
            .words("stage")
            .words("since")
            .words("owner")
            .words("why");
    for (StaleDeal one : deals) {
      Deal deal = one.deal();
      table.row(
          deal.id().toString(),
          deal.name(),
          deal.stage(),
          deal.stageSince().toString().substring(0, 10),
          deal.owner() == null ? "" : deal.owner(),
          one.reasons().stream()
              .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', ' '))
              .collect(Collectors.joining(", ")));
    }
    terminal.table(table);
  }
}
