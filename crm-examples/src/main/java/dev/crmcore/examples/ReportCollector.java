package dev.crmcore.examples;

import dev.crmcore.CrmSession;
import dev.crmcore.dataquality.QualityReport;
import dev.crmcore.dedup.MatchExplanation;
import dev.crmcore.duplicates.DuplicatePair;
import dev.crmcore.duplicates.DuplicateScan;
import dev.crmcore.examples.PipelineSummary.StageFigures;
import dev.crmcore.examples.report.HtmlReport;
import dev.crmcore.examples.report.ReportData;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.query.Conditions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what a report shows and writes it. Not safe for several threads. */
final class ReportCollector {
  private final CrmSession session;
  private final List<ReportData.ImportSource> imports = new ArrayList<>();
  private final List<ReportData.Pair> pairs = new ArrayList<>();
  private @Nullable QualityReport quality;
  private @Nullable DuplicateScan scan;
  private long merged;

  ReportCollector(CrmSession session) {
    this.session = session;
  }

  void imported(String source, ImportReport report) {
    imports.add(
        new ReportData.ImportSource(
            source,
            1,
            report.created(),
            report.updated(),
            report.unchanged(),
            report.rejected(),
            report.quarantined()));
  }

  void audited(QualityReport report) {
    quality = report;
  }

  void deduplicated(DuplicateScan found, long merges) {
    scan = found;
    merged = merges;
  }

  /** Takes what a search found; its surest and its most doubtful pairs become examples. */
  void searched(DuplicateScan found) {
    scan = found;
    found.matches().stream().limit(1).forEach(this::explain);
    found.possible().stream().limit(1).forEach(this::explain);
  }

  private void explain(DuplicatePair pair) {
    explained(
        session.customers().get(pair.left()).displayName(),
        session.customers().get(pair.right()).displayName(),
        session.duplicates().explain(pair.left(), pair.right()));
  }

  void explained(String left, String right, MatchExplanation why) {
    pairs.add(
        new ReportData.Pair(
            left,
            right,
            why.score().probability(),
            PairAnswer.said(why.score().decision()),
            why.fields().stream()
                .filter(field -> !field.level().equals("missing"))
                .map(
                    field ->
                        new ReportData.Evidence(
                            field.field(), field.left(), field.right(), field.weight()))
                .toList()));
  }

  /** Writes the report: what was gathered, and the rest as it is now. */
  void write(String title, Path file) throws IOException {
    new HtmlReport().write(data(title), file);
  }

  private ReportData data(String title) {
    QualityReport audited = quality;
    return new ReportData(
        title,
        Instant.now(),
        ZoneOffset.UTC,
        session.customers().count(Conditions.everyone()),
        audited == null ? null : ReportData.Quality.of(audited),
        duplicates(),
        segments(),
        DealsCommand.summaries(session).stream().map(ReportCollector::pipeline).toList(),
        List.of(),
        imports);
  }

  private ReportData.@Nullable Duplicates duplicates() {
    DuplicateScan found = scan;
    return found == null
        ? null
        : new ReportData.Duplicates(
            found.customers(),
            found.candidatePairs(),
            found.matches().size(),
            found.possible().size(),
            found.clusters().size(),
            merged,
            pairs);
  }

  private List<ReportData.SegmentSize> segments() {
    return session.segments().list().stream()
        .map(
            segment ->
                new ReportData.SegmentSize(
                    segment.name(),
                    segment.condition(),
                    session.segments().count(session.segments().parse(segment.condition()))))
        .toList();
  }

  private static ReportData.Pipeline pipeline(PipelineSummary summary) {
    return new ReportData.Pipeline(
        summary.pipeline().name(), summary.stages().stream().map(ReportCollector::stage).toList());
  }

  private static ReportData.Stage stage(StageFigures figures) {
    return new ReportData.Stage(
        figures.stage().name(),
        figures.stage().category(),
        figures.deals(),
        null,
        null,
        figures.deals(),
        List.copyOf(figures.amounts()),
        List.copyOf(figures.weighted()));
  }
}
