package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.Customer;
import dev.crmcore.model.DuplicateDecision;
import dev.crmcore.model.DuplicateVerdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was said about two customers.
 *
 * @param left the one
 * @param right the other
 * @param decisions what was said, the oldest first
 * @param isNew whether the last was said just now
 */
record DecisionsAnswer(
    Customer left, Customer right, List<DuplicateDecision> decisions, boolean isNew)
    implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("a", left.id().toString());
    json.put("b", right.id().toString());
    json.put("decisions", decisions.stream().map(DecisionsAnswer::decision).toList());
    return json;
  }

  static Map<String, Object> decision(DuplicateDecision decision) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verdict", decision.verdict().name());
    json.put("until", decision.until() == null ? null : decision.until().toString());
    json.put("by", decision.decidedBy());
    json.put("at", decision.decidedAt().toString());
    json.put("note", decision.note());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.line(left.displayName() + " and " + right.displayName() + ":");
    if (decisions.isEmpty()) {
      terminal.line("  Nobody has said anything. To see why they look alike: crm explain A B");
      return;
    }
    TextTable table = new TextTable(2).words("when").words("who").words("said").words("note");
    for (DuplicateDecision decision : decisions) {
      table.row(
          decision.decidedAt().toString(),
          decision.decidedBy(),
          words(decision),
          decision.note() == null ? "" : decision.note());
    }
    terminal.table(table);
    if (isNew && last().verdict() == DuplicateVerdict.DUPLICATE) {
      terminal.line("To merge them: crm merge %s %s".formatted(left.id(), right.id()));
    }
  }

  private DuplicateDecision last() {
    return decisions.get(decisions.size() - 1);
  }

  static String words(DuplicateDecision decision) {
    return switch (decision.verdict()) {
      case DUPLICATE -> "one customer";
      case NOT_DUPLICATE -> "not the same";
      case LATER -> decision.until() == null ? "later" : "not before " + decision.until();
    };
  }
}
