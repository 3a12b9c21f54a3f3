package dev.crmcore.examples;

import dev.crmcore.CrmSession;
import dev.crmcore.analytics.FunnelFigures;
import dev.crmcore.analytics.PipelineFigures.StageFigures;
import dev.crmcore.dataquality.QualityReport;
import dev.crmcore.dedup.MatchExplanation;
import dev.crmcore.duplicates.DuplicatePair;
import dev.crmcore.duplicates.DuplicateScan;
import dev.crmcore.examples.report.HtmlReport;
import dev.crmcore.examples.report.ReportData;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.model.Pipeline;
import dev.crmcore.query.Conditions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what a report shows and writes it. Not safe for several threads. */
final class ReportCollector {
  private static final int MONTHS = 24;
  private static final Duration SHORTEST_STAY = Duration.ofMinutes(1);
  private static final long SECONDS_A_DAY = 86_400;

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
        session.deals().pipelines().stream().map(this::pipeline).toList(),
        purchases(),
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
                    Objects.requireNonNullElse(segment.condition(), "kept by hand"),
                    session.segments().count(Conditions.inSegment(segment.name()))))
        .toList();
  }

  private ReportData.Pipeline pipeline(Pipeline pipeline) {
    List<StageFigures> now = session.analytics().pipeline(pipeline.id()).stages();
    Map<String, FunnelFigures.Step> steps =
        session.analytics().funnel(pipeline.id()).steps().stream()
            .collect(Collectors.toMap(FunnelFigures.Step::key, Function.identity()));
    return new ReportData.Pipeline(
        pipeline.name(), now.stream().map(stage -> stage(stage, steps.get(stage.key()))).toList());
  }

  private static ReportData.Stage stage(StageFigures figures, FunnelFigures.@Nullable Step step) {
    return new ReportData.Stage(
        figures.name(),
        figures.category(),
        step == null ? figures.deals() : step.entered(),
        step == null ? null : step.conversion(),
        step == null ? null : days(step.medianStay()),
        figures.deals(),
        figures.amounts(),
        figures.weighted());
  }

  /** Moves that were taken over together, seconds apart, say nothing about how long deals stay. */
  private static @Nullable Double days(@Nullable Duration stay) {
    return stay == null || stay.compareTo(SHORTEST_STAY) < 0
        ? null
        : stay.toSeconds() / (double) SECONDS_A_DAY;
  }

  private List<ReportData.MonthOfPurchases> purchases() {
    return session.analytics().purchases(session.analytics().lastMonths(MONTHS)).rows().stream()
        .map(row -> new ReportData.MonthOfPurchases(row.month(), row.purchases(), row.total()))
        .toList();
  }
}
