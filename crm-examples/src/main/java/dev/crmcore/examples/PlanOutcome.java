package dev.crmcore.examples;

import dev.crmcore.edit.EditReport;
import dev.crmcore.edit.RefusedEdit;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a plan.
 *
 * @param report what became of it, or null if it was only shown
 */
record PlanOutcome(@Nullable EditReport report) {
  /** Adds what programs are told, if it was applied. */
  void addTo(Map<String, Object> json) {
    if (report != null) {
      json.put("run", report.run().id().toString());
      json.put("applied", report.run().applied());
      json.put("refused", report.run().refused());
      json.put("refusals", report.refused().stream().map(PlanOutcome::refused).toList());
    }
  }

  static Map<String, Object> refused(RefusedEdit refused) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("entity", refused.entity());
    json.put("id", refused.id().toString());
    json.put("code", refused.code());
    json.put("reason", refused.reason());
    return json;
  }

  /**
   * Says it, and how to do it or to take it back.
   *
   * @param planned how many records the plan changes
   * @param record what one is called
   * @param would what would happen to them, such as "would change"
   * @param done what has happened to them, such as "changed"
   */
  void print(Terminal terminal, int planned, String record, String would, String done) {
    if (report == null) {
      terminal.line(
          "%s %s. To do it: the same with --apply."
              .formatted(Figures.count(planned, record), would));
    } else {
      terminal.line(
          "%s %s. To take it back: crm revert %s"
              .formatted(Figures.count(report.run().applied(), record), done, report.run().id()));
      printRefused(terminal, report);
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

  /** Says where a plan does not hold everything. */
  static void printRest(Terminal terminal, boolean complete) {
    if (!complete) {
      terminal.line("There are more; the plan holds as many as one plan can.");
    }
  }

  int exitCode() {
    return report != null && report.run().refused() > 0 ? ExitCode.FINDING : ExitCode.OK;
  }
}
