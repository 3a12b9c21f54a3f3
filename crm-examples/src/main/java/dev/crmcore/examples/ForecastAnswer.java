package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.forecast.ForecastRow;
import dev.crmcore.model.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What will be sold.
 *
 * @param rows by month and name
 */
record ForecastAnswer(List<ForecastRow> rows) implements Answer {
  @Override
  public Object json() {
    return Map.of("rows", rows.stream().map(ForecastAnswer::json).toList());
  }

  private static Map<String, Object> json(ForecastRow row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("month", row.month().toString());
    json.put("owner", row.owner());
    json.put("won", row.won().toString());
    json.put("weighted", row.weighted().toString());
    json.put("best", row.best().toString());
    json.put("worst", row.worst().toString());
    json.put("quota", row.quota() == null ? null : row.quota().toString());
    json.put("deals", row.deals());
    json.put("withoutAmount", row.withoutAmount());
    json.put("unconverted", row.unconverted().stream().map(Money::toString).toList());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (rows.isEmpty()) {
      terminal.line("Nothing is expected: no deal has a day on which it should be closed.");
      return;
    }
    TextTable table =
        new TextTable()
            .words("month")
            .words("owner")
            .figures("won")
            .figures("worst")
            .figures("weighted")
            .figures("best")
            .figures("quota")
            .words("without a rate");
    for (ForecastRow row : rows) {
      table.row(
          row.month().toString(),
          row.owner() == null ? "nobody" : row.owner(),
          row.won().toString(),
          row.worst().toString(),
          row.weighted().toString(),
          row.best().toString(),
          row.quota() == null ? "" : row.quota().toString(),
          row.unconverted().stream().map(Money::toString).collect(Collectors.joining(", ")));
    }
    terminal.table(table);
  }
}
