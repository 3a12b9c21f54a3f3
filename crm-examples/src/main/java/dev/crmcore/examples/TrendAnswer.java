package dev.crmcore.examples;

import dev.crmcore.dataquality.QualityTrend;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.quality.QualityDimension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How good the base was when audits were kept.
 *
 * @param audits the youngest first
 */
record TrendAnswer(List<QualityTrend> audits) implements Answer {
  @Override
  public Object json() {
    return audits.stream().map(TrendAnswer::audit).toList();
  }

  private static Map<String, Object> audit(QualityTrend audit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", audit.run().toString());
    json.put("at", audit.at().toString());
    json.put("customers", audit.customers());
    json.put("score", Figures.rounded(audit.score(), 1));
    Map<String, Object> dimensions = new LinkedHashMap<>();
    audit
        .dimensions()
        .forEach((one, score) -> dimensions.put(one.name(), Figures.rounded(score, 1)));
    json.put("dimensions", dimensions);
    json.put("failed", audit.failed());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (audits.isEmpty()) {
      terminal.line("No audit was kept. To keep one: crm audit --keep");
      return;
    }
    TextTable table = new TextTable(2).words("audit").figures("customers").figures("score");
    for (QualityDimension dimension : QualityDimension.values()) {
      table.figures(dimension.name().toLowerCase(Locale.ROOT));
    }
    for (QualityTrend audit : audits) {
      String[] row = new String[3 + QualityDimension.values().length];
      row[0] = audit.at().toString();
      row[1] = Figures.count(audit.customers());
      row[2] = points(audit.score());
      int column = 3;
      for (QualityDimension dimension : QualityDimension.values()) {
        Double score = audit.dimensions().get(dimension);
        row[column++] = score == null ? "" : points(score);
      }
      table.row(row);
    }
    terminal.table(table);
  }

  private static String points(double score) {
    return String.format(Locale.ROOT, "%.1f", score);
  }
}
