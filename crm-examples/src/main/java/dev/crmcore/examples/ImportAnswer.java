package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.exchange.ImportError;
import dev.crmcore.exchange.ImportReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the rows of a file.
 *
 * @param file its name
 * @param report the figures
 * @param dryRun whether nothing was to be kept
 */
record ImportAnswer(String file, ImportReport report, boolean dryRun) implements Answer {
  private static final int SHOWN = 10;

  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", report.run().toString());
    json.put("read", report.read());
    json.put("created", report.created());
    json.put("updated", report.updated());
    json.put("unchanged", report.unchanged());
    json.put("rejected", report.rejected());
    json.put("quarantined", report.quarantined());
    json.put("seconds", Figures.rounded(seconds(), 3));
    json.put("errors", report.errors());
    json.put("format", report.plan().format());
    json.put("applied", report.applied());
    json.put("dryRun", dryRun);
    json.put("finished", report.finished());
    if (report.appliedBefore() != null) {
      json.put("appliedBefore", report.appliedBefore().toString());
    }
    json.put("kept", report.kept());
    json.put("possible", report.possible());
    json.put("warned", report.warned());
    json.put("qualityWarnings", report.warnings());
    json.put("ignoredColumns", report.plan().ignored());
    json.put("warnings", report.plan().warnings());
    json.put("peakHeapBytes", PeakHeap.bytes());
    return json;
  }

  private double seconds() {
    return report.time().toNanos() / 1e9;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.heading(
        "%s: %s in %s%s"
            .formatted(
                file,
                Figures.count(report.read(), "row"),
                Figures.seconds(seconds()),
                dryRun ? ", a dry run: nothing was kept" : ""));
    terminal.table(figures(report));
    if (report.appliedBefore() != null) {
      terminal.line(
          "  Every row was applied before, by the import " + report.appliedBefore() + ".");
    } else if (!dryRun && !report.applied()) {
      terminal.line("  Nothing was applied: one row was rejected, and it was all or nothing.");
    }
    List<String> ignored = report.plan().ignored();
    if (!ignored.isEmpty()) {
      terminal.line("  not read: " + String.join(", ", ignored));
    }
    report.plan().warnings().forEach(warning -> terminal.line("  doubtful: " + warning));
    if (!report.warnings().isEmpty()) {
      terminal.gap();
      terminal.line("Applied, but:");
      terminal.table(errors(report.warnings(), SHOWN));
    }
    if (!report.errors().isEmpty()) {
      terminal.gap();
      terminal.table(errors(report.errors(), SHOWN));
      long more = report.rejected() + report.quarantined() - SHOWN;
      if (more > 0) {
        terminal.line(
            "  … and " + Figures.count(more) + " more: --errors OUT.csv writes them all.");
      }
    }
  }

  static TextTable figures(ImportReport report) {
    TextTable table = new TextTable(2).words("").figures("");
    table.row("created", Figures.count(report.created()));
    table.row("updated", Figures.count(report.updated()));
    table.row("unchanged", Figures.count(report.unchanged()));
    table.row("rejected", Figures.count(report.rejected()));
    table.row("quarantined", Figures.count(report.quarantined()));
    return table;
  }

  static TextTable errors(List<ImportError> errors, int shown) {
    TextTable table = new TextTable(2).figures("line").words("column").words("why");
    errors.stream()
        .limit(shown)
        .forEach(
            error ->
                table.row(
                    Long.toString(error.line()),
                    error.column() == null ? "" : error.column(),
                    error.message()));
    return table;
  }

  @Override
  public int exitCode() {
    if (!report.applied() && !dryRun && report.rejected() > 0) {
      return ExitCode.FAILURE;
    }
    return report.rejected() + report.quarantined() == 0 ? ExitCode.OK : ExitCode.FINDING;
  }
}
