package dev.crmcore.examples;

import dev.crmcore.dataquality.QualityReport;
import dev.crmcore.dataquality.QualityReport.DimensionResult;
import dev.crmcore.dataquality.QualityReport.Example;
import dev.crmcore.dataquality.QualityReport.GroupResult;
import dev.crmcore.dataquality.QualityReport.Grouping;
import dev.crmcore.dataquality.QualityReport.RuleResult;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How good the data is.
 *
 * @param report what the audit found
 */
record AuditAnswer(QualityReport report) implements Answer {
  private static final int MOST_GROUPS = 5;

  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customers", report.customers());
    json.put("score", Figures.rounded(report.score(), 1));
    json.put("dimensions", report.dimensions().stream().map(AuditAnswer::dimension).toList());
    json.put("rules", report.rules().stream().map(AuditAnswer::rule).toList());
    json.put("distribution", report.distribution());
    json.put("groups", report.groups().stream().map(AuditAnswer::group).toList());
    json.put("leftOut", report.leftOut());
    return json;
  }

  private static Map<String, Object> dimension(DimensionResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dimension", result.dimension().name());
    json.put("score", Figures.rounded(result.score(), 1));
    json.put("checked", result.checked());
    json.put("failed", result.failed());
    return json;
  }

  private static Map<String, Object> group(GroupResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("by", result.grouping().name());
    json.put("name", result.name());
    json.put("customers", result.customers());
    json.put("score", Figures.rounded(result.score(), 1));
    return json;
  }

  private static Map<String, Object> rule(RuleResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", result.id());
    json.put("dimension", result.dimension().name());
    json.put("weight", result.weight());
    json.put("description", result.description());
    json.put("checked", result.checked());
    json.put("failed", result.failed());
    json.put("score", Figures.rounded(result.score(), 1));
    json.put("examples", result.examples().stream().map(AuditAnswer::example).toList());
    return json;
  }

  private static Map<String, Object> example(Example example) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", example.customerId().toString());
    json.put("message", example.message());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.heading(
        "%s, quality %s of 100"
            .formatted(Figures.count(report.customers(), "customer"), points(report.score())));
    terminal.gap();
    terminal.table(dimensions(report));
    if (report.groups().stream().anyMatch(group -> group.name() != null)) {
      terminal.gap();
      terminal.table(groups(report));
    }
    List<RuleResult> failed = failed(report);
    if (!failed.isEmpty()) {
      terminal.gap();
      terminal.table(rules(failed));
    }
  }

  static TextTable dimensions(QualityReport report) {
    TextTable table =
        new TextTable(2).words("dimension").figures("score").figures("checks").figures("failed");
    for (DimensionResult result : report.dimensions()) {
      table.row(
          result.dimension().name().toLowerCase(Locale.ROOT),
          points(result.score()),
          Figures.count(result.checked()),
          Figures.count(result.failed()));
    }
    return table;
  }

  /** Returns the worst groups of each kind. */
  private static TextTable groups(QualityReport report) {
    TextTable table = new TextTable(2).words("by").words("").figures("score").figures("customers");
    for (Grouping grouping : Grouping.values()) {
      for (GroupResult group : report.groups(grouping).stream().limit(MOST_GROUPS).toList()) {
        String name = group.name();
        table.row(
            grouping.name().toLowerCase(Locale.ROOT),
            name == null ? "(none)" : name,
            points(group.score()),
            Figures.count(group.customers()));
      }
    }
    return table;
  }

  /** Returns the rules that something failed, the most failures first. */
  static List<RuleResult> failed(QualityReport report) {
    return report.rules().stream()
        .filter(rule -> rule.failed() > 0)
        .sorted(Comparator.comparingLong(RuleResult::failed).reversed())
        .toList();
  }

  static TextTable rules(List<RuleResult> rules) {
    TextTable table =
        new TextTable(2).figures("failed").figures("of").words("rule").words("for example");
    for (RuleResult rule : rules) {
      table.row(
          Figures.count(rule.failed()),
          Figures.count(rule.checked()),
          rule.description(),
          rule.examples().isEmpty() ? "" : rule.examples().get(0).message());
    }
    return table;
  }

  private static String points(double score) {
    return String.format(Locale.ROOT, "%.1f", score);
  }
}
