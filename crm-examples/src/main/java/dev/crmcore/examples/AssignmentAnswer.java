package dev.crmcore.examples;

import dev.crmcore.edit.AssignedKind;
import dev.crmcore.edit.AssignmentPlan;
import dev.crmcore.edit.PlannedAssignment;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who would get what, and what became of it if it was applied.
 *
 * @param plan the plan
 * @param limit how many records of each kind are shown
 * @param outcome what became of it
 */
record AssignmentAnswer(AssignmentPlan plan, int limit, PlanOutcome outcome) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", plan.giver());
    json.put("description", plan.description());
    json.put("planned", plan.assignments().size());
    json.put("complete", plan.complete());
    Map<String, Object> counts = new LinkedHashMap<>();
    plan.counts().forEach((kind, byReceiver) -> counts.put(word(kind), byReceiver));
    json.put("counts", counts);
    json.put("notPermitted", plan.refused().stream().map(AssignmentAnswer::word).toList());
    json.put("elsewhere", plan.elsewhere());
    json.put("examples", plan.examples(limit).stream().map(AssignmentAnswer::example).toList());
    outcome.addTo(json);
    return json;
  }

  private static Map<String, Object> example(PlannedAssignment one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", word(one.kind()));
    json.put("id", one.id().toString());
    json.put("name", one.name());
    json.put("customer", one.customerId() == null ? null : one.customerId().toString());
    json.put("to", one.receiver());
    return json;
  }

  private static String word(AssignedKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void print(Terminal terminal) {
    if (plan.assignments().isEmpty()) {
      terminal.line("Nothing to give.");
    } else {
      terminal.table(counts());
      terminal.gap();
      terminal.table(examples());
      terminal.gap();
      outcome.print(terminal, plan.assignments().size(), "record", "would be given", "given");
    }
    plan.refused()
        .forEach(
            kind -> terminal.line("You may not change who works on %s.".formatted(word(kind))));
    if (!plan.elsewhere().isEmpty()) {
      terminal.line(
          "%s stands elsewhere, too: %s."
              .formatted(
                  plan.giver(),
                  plan.elsewhere().entrySet().stream()
                      .map(one -> one.getKey() + " " + Figures.count(one.getValue()))
                      .collect(Collectors.joining(", "))));
    }
    PlanOutcome.printRest(terminal, plan.complete());
  }

  private TextTable counts() {
    List<String> receivers =
        plan.assignments().stream().map(PlannedAssignment::receiver).distinct().sorted().toList();
    TextTable table = new TextTable(2).words("");
    receivers.forEach(table::figures);
    plan.counts()
        .forEach(
            (kind, byReceiver) -> {
              String[] cells = new String[receivers.size() + 1];
              cells[0] = word(kind);
              for (int i = 0; i < receivers.size(); i++) {
                cells[i + 1] = Figures.count(byReceiver.getOrDefault(receivers.get(i), 0L));
              }
              table.row(cells);
            });
    return table;
  }

  private TextTable examples() {
    TextTable table = new TextTable(2).words("such as").words("").words("to");
    plan.examples(limit).forEach(one -> table.row(word(one.kind()), one.name(), one.receiver()));
    return table;
  }

  @Override
  public int exitCode() {
    return outcome.exitCode();
  }
}
