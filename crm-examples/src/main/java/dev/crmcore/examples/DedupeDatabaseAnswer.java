package dev.crmcore.examples;

import dev.crmcore.duplicates.DuplicateScan;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.MergeRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The duplicates of a database and what became of them.
 *
 * @param scan what was found
 * @param queued how many pairs wait for somebody to look at them
 * @param applied whether they were to be merged
 * @param merges what was merged
 * @param skipped clusters that somebody changed meanwhile
 * @param written the files that were written
 * @param seconds how long all took
 * @param peakHeap the most heap that was used
 */
record DedupeDatabaseAnswer(
    DuplicateScan scan,
    long queued,
    boolean applied,
    List<MergeRecord> merges,
    int skipped,
    List<String> written,
    double seconds,
    long peakHeap)
    implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("records", scan.customers());
    json.put("candidatePairs", scan.candidatePairs());
    json.put("matches", scan.matches().size());
    json.put("expectedPrecision", Figures.rounded(scan.expectedPrecision(), 4));
    json.put("possible", scan.possible().size());
    json.put("clusters", singles() + scan.clusters().size());
    json.put("duplicateClusters", scan.clusters().size());
    json.put("applied", applied);
    json.put("merged", merges.size());
    json.put("merges", merges.stream().map(merge -> merge.id().toString()).toList());
    json.put("skipped", skipped);
    json.put("queued", queued);
    Map<String, Object> phases = new LinkedHashMap<>();
    scan.secondsByPhase().forEach((phase, time) -> phases.put(phase, Figures.rounded(time, 3)));
    phases.put("total", Figures.rounded(seconds, 3));
    json.put("seconds", phases);
    json.put("peakHeapBytes", peakHeap);
    json.put("keptApart", scan.keptApart());
    json.put("notes", scan.notes());
    return json;
  }

  private long singles() {
    return scan.customers() - scan.clusters().stream().mapToLong(List::size).sum();
  }

  @Override
  public void print(Terminal terminal) {
    terminal.heading(Figures.count(scan.customers(), "customer"));
    terminal.table(figures(scan));
    terminal.gap();
    if (applied) {
      terminal.line("  merged: " + Figures.count(merges.size(), "cluster"));
      merges.stream()
          .limit(1)
          .forEach(merge -> terminal.line("  to undo the first: crm unmerge " + merge.id()));
      if (skipped > 0) {
        terminal.line("  changed meanwhile and left: " + Figures.count(skipped, "cluster"));
      }
    } else if (!scan.clusters().isEmpty()) {
      terminal.line("  Merge them: crm dedupe --apply");
    }
    if (queued > 0) {
      terminal.line(
          "  In the queue: " + Figures.count(queued, "pair") + ". Review them: crm review");
    }
    terminal.line(
        "  time: %s, peak heap: %s"
            .formatted(Figures.seconds(seconds), Figures.megabytes(peakHeap)));
    written.forEach(file -> terminal.line("  written: " + file));
  }

  static TextTable figures(DuplicateScan scan) {
    return new TextTable(2)
        .words("")
        .figures("")
        .words("")
        .row("pairs compared", Figures.count(scan.candidatePairs()), "")
        .row("matches", Figures.count(scan.matches().size()), expected(scan))
        .row("possible matches", Figures.count(scan.possible().size()), "worth a look")
        .row("clusters", Figures.count(scan.clusters().size()), "of more than one customer")
        .row(
            "kept apart", Figures.count(scan.keptApart().size()), "matches that others contradict");
  }

  private static String expected(DuplicateScan scan) {
    return scan.matches().isEmpty()
        ? ""
        : Figures.percent(scan.expectedPrecision()) + " of them right, as far as can be told";
  }
}
