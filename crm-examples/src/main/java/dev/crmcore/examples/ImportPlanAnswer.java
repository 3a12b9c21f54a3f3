package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.exchange.ImportPlan;
import dev.crmcore.exchange.ImportPlan.Column;
import dev.crmcore.exchange.ImportPlan.KnownLayout;
import dev.crmcore.exchange.ImportPlan.Proposal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a file would be understood.
 *
 * @param file its name
 * @param plan the plan
 */
record ImportPlanAnswer(String file, ImportPlan plan) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file);
    json.put("format", plan.format());
    json.put("dialect", plan.dialect());
    json.put("target", plan.target().word());
    json.put("preset", plan.preset());
    json.put("columns", plan.columns());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.heading(
        "%s: %s, %s, rows become %s"
            .formatted(
                file,
                plan.format(),
                Figures.count(plan.columns().size(), "column"),
                plan.target().word()));
    KnownLayout layout = plan.preset();
    if (layout != null) {
      terminal.line(
          "  the layout of %s (%s): %s of the columns are known"
              .formatted(layout.title(), layout.name(), percent(layout.confidence())));
    }
    TextTable table =
        new TextTable(2)
            .words("column")
            .words("field")
            .figures("sure")
            .words("why")
            .words("values");
    plan.columns().forEach(column -> add(table, column));
    terminal.table(table);
    plan.warnings().forEach(warning -> terminal.line("  doubtful: " + warning));
    if (plan.columns().stream().anyMatch(column -> column.proposal() != null)) {
      terminal.line("  What stands in brackets is only read with --guess, or by a mapping.");
    }
  }

  private static void add(TextTable table, Column column) {
    String values = String.join(" | ", column.samples());
    Proposal proposal = column.proposal();
    String field = column.field();
    if (field == null && proposal != null) {
      table.row(
          column.name(),
          "(" + proposal.field() + ")",
          percent(proposal.confidence()),
          proposal.reason(),
          values);
    } else {
      table.row(
          column.name(),
          field == null ? "-" : field,
          percent(column.confidence()),
          column.reason(),
          values);
    }
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }
}
