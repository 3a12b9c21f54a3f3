package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.feeds.FeedReport;
import dev.crmcore.feeds.RowCounts;
import dev.crmcore.model.ImportRun;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the feeds are doing.
 *
 * @param reports one for each feed
 */
record FeedsAnswer(List<FeedReport> reports) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", reports.size());
    json.put("feeds", reports.stream().map(FeedsAnswer::json).toList());
    return json;
  }

  private static Map<String, Object> json(FeedReport report) {
    Map<String, Object> json = FeedAnswer.json(report.feed());
    ImportRun last = report.last();
    json.put("customers", report.customers());
    json.put("score", report.score() == null ? null : Figures.rounded(report.score(), 2));
    json.put("runs", report.runs());
    json.put("total", counts(report.total()));
    json.put("errorRate", Figures.rounded(report.total().errorRate(), 4));
    json.put("last", last == null ? null : counts(RowCounts.of(last)));
    json.put("lastSeen", text(report.lastSeen()));
    json.put("expectedAt", text(report.expectedAt()));
    json.put("late", report.late());
    return json;
  }

  private static Map<String, Object> counts(RowCounts counts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("read", counts.read());
    json.put("created", counts.created());
    json.put("updated", counts.updated());
    json.put("unchanged", counts.unchanged());
    json.put("rejected", counts.rejected());
    json.put("quarantined", counts.quarantined());
    json.put("possible", counts.possible());
    return json;
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }

  @Override
  public void print(Terminal terminal) {
    if (reports.isEmpty()) {
      terminal.line("No feeds. 'crm feeds save NAME --priority N' keeps one.");
      return;
    }
    TextTable table =
        new TextTable()
            .words("feed")
            .figures("priority")
            .figures("customers")
            .figures("score")
            .figures("rows")
            .figures("created")
            .figures("updated")
            .figures("errors")
            .words("last seen")
            .words("");
    for (FeedReport report : reports) {
      RowCounts total = report.total();
      Instant seen = report.lastSeen();
      table.row(
          report.feed().name(),
          Integer.toString(report.feed().priority()),
          Figures.count(report.customers()),
          report.score() == null ? "" : Long.toString(Math.round(report.score())),
          Figures.count(total.read()),
          Figures.count(total.created()),
          Figures.count(total.updated()),
          Figures.count(total.rejected() + total.quarantined()),
          seen == null ? "never" : seen.toString(),
          report.late() ? "late" : "");
    }
    terminal.table(table);
  }
}
