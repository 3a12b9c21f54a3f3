package dev.crmcore.examples;

import dev.crmcore.analytics.RfmReport;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the scores of a rating begin.
 *
 * @param report the rating
 */
record RfmAnswer(RfmReport report) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customers", report.customers());
    json.put("from", report.from().toString());
    json.put("until", report.until().toString());
    json.put("recency", texts(report.recency()));
    json.put("frequency", report.frequency());
    json.put("monetary", texts(report.monetary()));
    return json;
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(String::valueOf).toList();
  }

  @Override
  public void print(Terminal terminal) {
    terminal.line(Figures.count(report.customers(), "customer") + " rated.");
    if (report.customers() == 0) {
      return;
    }
    TextTable table =
        new TextTable().figures("score").words("bought since").figures("times").figures("paid");
    for (int score = 5; score >= 1; score--) {
      table.row(
          Integer.toString(score),
          report.recency().get(score - 1).toString(),
          Figures.count(report.frequency().get(score - 1)),
          report.monetary().get(score - 1).toString());
    }
    terminal.table(table);
  }
}
