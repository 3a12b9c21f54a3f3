package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.Money;
import dev.crmcore.revenue.RevenueFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What customers pay again and again.
 *
 * @param figures month by month
 */
record RevenueAnswer(RevenueFigures figures) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("definition", figures.definition());
    json.put("months", figures.months().stream().map(RevenueAnswer::json).toList());
    json.put("unconverted", texts(figures.unconverted()));
    return json;
  }

  private static List<String> texts(List<Money> amounts) {
    return amounts.stream().map(Money::toString).toList();
  }

  private static Map<String, Object> json(RevenueFigures.Month month) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("month", month.month().toString());
    json.put("mrr", month.mrr().toString());
    json.put("arr", month.arr().toString());
    json.put("started", month.started().toString());
    json.put("expanded", month.expanded().toString());
    json.put("contracted", month.contracted().toString());
    json.put("churned", month.churned().toString());
    json.put("customers", month.customers());
    json.put("oneOff", month.oneOff().toString());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    TextTable table =
        new TextTable()
            .words("month")
            .figures("mrr")
            .figures("arr")
            .figures("started")
            .figures("expanded")
            .figures("contracted")
            .figures("churned")
            .figures("customers")
            .figures("one-off");
    for (RevenueFigures.Month month : figures.months()) {
      table.row(
          month.month().toString(),
          month.mrr().toString(),
          month.arr().toString(),
          month.started().toString(),
          month.expanded().toString(),
          month.contracted().toString(),
          month.churned().toString(),
          Long.toString(month.customers()),
          month.oneOff().toString());
    }
    terminal.table(table);
    if (!figures.unconverted().isEmpty()) {
      terminal.line("Without a rate: " + String.join(", ", texts(figures.unconverted())));
    }
  }
}
