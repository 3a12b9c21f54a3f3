package dev.crmcore.examples;

import dev.crmcore.dedup.MatchPlan;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;

/**
 * Says which pairs would be compared.
 *
 * @param plan the rules and their pairs
 */
record MatchPlanAnswer(MatchPlan plan) implements Answer {
  @Override
  public Object json() {
    return plan;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.heading(Figures.count(plan.records(), "record"));
    TextTable table =
        new TextTable(2).words("rows meet by").figures("pairs").figures("blocks too large");
    for (MatchPlan.Rule rule : plan.rules()) {
      table.row(rule.name(), Figures.count(rule.pairs()), Figures.count(rule.oversizeBlocks()));
    }
    terminal.table(table);
    terminal.gap();
    terminal.line(
        "  at most %s, of %s that the budget allows"
            .formatted(Figures.count(plan.pairs(), "pair"), Figures.count(plan.budget())));
    terminal.line("  rules can be made of: " + String.join(", ", plan.keys()));
  }
}
