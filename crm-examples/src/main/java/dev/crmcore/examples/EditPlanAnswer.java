package dev.crmcore.examples;

import dev.crmcore.edit.EditPlan;
import dev.crmcore.edit.EditReport;
import dev.crmcore.edit.PlannedEdit;
import dev.crmcore.edit.RefusedEdit;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.FieldChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plan would change, and what became of it if it was applied.
 *
 * @param plan the plan
 * @param limit how many edits are shown
 * @param report what became of it, or null if it was only shown
 */
record EditPlanAnswer(EditPlan plan, int limit, @Nullable EditReport report) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("description", plan.description());
    json.put("planned", plan.edits().size());
    json.put("complete", plan.complete());
    json.put("edits", plan.edits().stream().limit(limit).map(EditPlanAnswer::edit).toList());
    if (report != null) {
      json.put("run", report.run().id().toString());
      json.put("applied", report.run().applied());
      json.put("refused", report.run().refused());
      json.put("refusals", report.refused().stream().map(EditPlanAnswer::refused).toList());
    }
    return json;
  }

  private static Map<String, Object> edit(PlannedEdit edit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", edit.customerId().toString());
    json.put("name", edit.name());
    json.put("changes", edit.changes().stream().map(EditPlanAnswer::change).toList());
    return json;
  }

  private static Map<String, Object> change(FieldChange change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("field", change.field());
    json.put("before", change.before());
    json.put("after", change.after());
    return json;
  }

  static Map<String, Object> refused(RefusedEdit refused) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("entity", refused.entity());
    json.put("id", refused.id().toString());
    json.put("code", refused.code());
    json.put("reason", refused.reason());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (plan.edits().isEmpty()) {
      terminal.line("Nothing to change.");
      return;
    }
    terminal.table(table(plan.edits().stream().limit(limit).toList()));
    if (plan.edits().size() > limit) {
      terminal.line("… and %s more.".formatted(Figures.count(plan.edits().size() - limit)));
    }
    terminal.gap();
    if (report == null) {
      terminal.line(
          "%s would change. To apply it: the same with --apply."
              .formatted(Figures.count(plan.edits().size(), "customer")));
    } else {
      terminal.line(
          "%s changed. To take it back: crm revert %s"
              .formatted(Figures.count(report.run().applied(), "customer"), report.run().id()));
      printRefused(terminal, report);
    }
    if (!plan.complete()) {
      terminal.line("There are more; the plan holds as many as one plan can.");
    }
  }

  static void printRefused(Terminal terminal, EditReport report) {
    if (report.run().refused() > 0) {
      terminal.line(Figures.count(report.run().refused(), "record") + " left as they are:");
      TextTable table = new TextTable(2).words("record").words("").words("why");
      report.refused().forEach(one -> table.row(one.entity(), one.id().toString(), one.reason()));
      terminal.table(table);
    }
  }

  private static TextTable table(List<PlannedEdit> edits) {
    TextTable table =
        new TextTable(2).words("customer").words("field").words("before").words("after");
    for (PlannedEdit edit : edits) {
      for (FieldChange change : edit.changes()) {
        table.row(edit.name(), change.field(), shown(change.before()), shown(change.after()));
      }
    }
    return table;
  }

  private static String shown(@Nullable String value) {
    return value == null ? "" : value;
  }

  @Override
  public int exitCode() {
    return report != null && report.run().refused() > 0 ? ExitCode.FINDING : ExitCode.OK;
  }
}
