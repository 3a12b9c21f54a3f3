package dev.crmcore.examples;

import dev.crmcore.dedup.CutLink;
import dev.crmcore.dedup.Evaluation;
import dev.crmcore.examples.matching.FileMatches;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.matching.MatchDecision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what was found in a file. */
final class DedupeFileAnswer implements Answer {
  private static final int MOST_SHOWN = 100;

  private final String name;
  private final FileMatches found;
  private final Map<String, Double> seconds;
  private final List<String> written;
  private final List<CutLink> keptApart;
  private final long peakHeap = PeakHeap.bytes();

  DedupeFileAnswer(
      String name, FileMatches found, Map<String, Double> seconds, List<String> written) {
    this.name = name;
    this.found = found;
    this.seconds = seconds;
    this.written = written;
    this.keptApart = found.result().cutLinks();
  }

  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("records", found.result().table().size());
    json.put("candidatePairs", found.result().candidatePairs());
    json.put("matches", found.result().count(MatchDecision.MATCH));
    json.put("expectedPrecision", Figures.rounded(expectedPrecision(), 4));
    json.put("possible", found.result().count(MatchDecision.POSSIBLE_MATCH));
    json.put("clusters", found.result().clusterCount());
    json.put("duplicateClusters", found.duplicateClusters());
    found.pairs().ifPresent(pairs -> json.put("pairs", quality(pairs)));
    found.clusters().ifPresent(clusters -> json.put("clusterPairs", quality(clusters)));
    json.put("seconds", roundedSeconds());
    json.put("peakHeapBytes", peakHeap);
    json.put("columns", found.columns());
    json.put("columnsLeftOut", found.result().columnsLeftOut());
    json.put("oversizeBlocks", found.result().plan().oversizeBlocks());
    json.put("keptApart", keptApart.size());
    json.put("keptApartFirst", keptApart.stream().limit(MOST_SHOWN).map(this::link).toList());
    json.put("rejected", found.rejected());
    json.put("errors", found.rejectedRows());
    return json;
  }

  private Map<String, Object> link(CutLink link) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("a", link.pair().leftId());
    json.put("b", link.pair().rightId());
    json.put("probability", Figures.rounded(link.pair().score().probability(), 4));
    json.put("reason", link.reason());
    json.put("details", link.details());
    return json;
  }

  private double expectedPrecision() {
    return found.result().estimateAt(found.result().options().matchProbability()).precision();
  }

  private String expected() {
    return found.result().count(MatchDecision.MATCH) == 0
        ? ""
        : Figures.percent(expectedPrecision()) + " of them right, as far as can be told";
  }

  private Map<String, Object> roundedSeconds() {
    Map<String, Object> rounded = new LinkedHashMap<>();
    seconds.forEach((phase, value) -> rounded.put(phase, Figures.rounded(value, 3)));
    return rounded;
  }

  private static Map<String, Object> quality(Evaluation evaluation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("precision", Figures.rounded(evaluation.precision(), 4));
    json.put("recall", Figures.rounded(evaluation.recall(), 4));
    json.put("f1", Figures.rounded(evaluation.f1(), 4));
    json.put("true", evaluation.truePairs());
    json.put("found", evaluation.foundPairs());
    json.put("right", evaluation.rightPairs());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.heading(name + ": " + Figures.count(found.result().table().size(), "record"));
    terminal.table(
        new TextTable(2)
            .words("")
            .figures("")
            .words("")
            .row("pairs compared", Figures.count(found.result().candidatePairs()), "")
            .row("matches", count(MatchDecision.MATCH), expected())
            .row("possible matches", count(MatchDecision.POSSIBLE_MATCH), "worth a look")
            .row(
                "clusters",
                Figures.count(found.result().clusterCount()),
                Figures.count(found.duplicateClusters()) + " of more than one record")
            .row("kept apart", Figures.count(keptApart.size()), "matches that others contradict")
            .row("rows not readable", Figures.count(found.rejected()), ""));
    found
        .pairs()
        .ifPresent(
            pairs -> {
              TextTable table =
                  new TextTable(2)
                      .words("against the truth")
                      .figures("precision")
                      .figures("recall")
                      .figures("F1");
              row(table, "pairs", pairs);
              found.clusters().ifPresent(clusters -> row(table, "clusters", clusters));
              terminal.gap();
              terminal.table(table);
            });
    terminal.gap();
    terminal.line("  compared by: " + comparedBy());
    if (!found.result().columnsLeftOut().isEmpty()) {
      terminal.line("  left out: " + String.join(", ", found.result().columnsLeftOut()));
    }
    terminal.line(
        "  time: %s, peak heap: %s"
            .formatted(
                Figures.seconds(seconds.getOrDefault("total", 0.0)), Figures.megabytes(peakHeap)));
    written.forEach(file -> terminal.line("  written: " + file));
  }

  private String count(MatchDecision decision) {
    return Figures.count(found.result().count(decision));
  }

  private String comparedBy() {
    return found.columns().entrySet().stream()
        .filter(column -> !column.getValue().equals("ignored"))
        .map(column -> column.getKey() + " (" + column.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  private static void row(TextTable table, String what, Evaluation evaluation) {
    table.row(
        what,
        Figures.percent(evaluation.precision()),
        Figures.percent(evaluation.recall()),
        Figures.percent(evaluation.f1()));
  }

  @Override
  public int exitCode() {
    return found.rejected() == 0 ? ExitCode.OK : ExitCode.FINDING;
  }
}
