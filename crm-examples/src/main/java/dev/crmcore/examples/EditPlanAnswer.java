package dev.crmcore.examples;

import dev.crmcore.edit.EditPlan;
import dev.crmcore.edit.PlannedEdit;
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
 * @param outcome what became of it
 */
record EditPlanAnswer(EditPlan plan, int limit, PlanOutcome outcome) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("description", plan.description());
    json.put("planned", plan.edits().size());
    json.put("complete", plan.complete());
    json.put("edits", plan.edits().stream().limit(limit).map(EditPlanAnswer::edit).toList());
    outcome.addTo(json);
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
    outcome.print(terminal, plan.edits().size(), "customer", "would change", "changed");
    PlanOutcome.printRest(terminal, plan.complete());
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
    return outcome.exitCode();
  }
}
