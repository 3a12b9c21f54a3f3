package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.analytics.PipelineFigures;
import dev.crmcore.dataquality.QualityReport;
import dev.crmcore.examples.demo.DemoFolder;
import dev.crmcore.examples.demo.Sample;
import dev.crmcore.examples.demo.SampleActivities;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.query.Conditions;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The story of the demo, chapter by chapter. */
final class DemoStory {
  private static final Map<String, String> SEGMENTS = segments();
  private static final int SHOWN_RULES = 5;

  private final Terminal terminal;
  private final DemoFolder folder;
  private final CrmSession session;
  private final DemoDuplicates duplicates;
  private final ReportCollector collector;
  private final Map<String, Object> facts = new LinkedHashMap<>();

  DemoStory(Terminal terminal, Crm crm, DemoFolder folder, String actor) {
    this.terminal = terminal;
    this.folder = folder;
    this.session = crm.session(actor);
    this.duplicates = new DemoDuplicates(terminal, crm, session);
    this.collector = new ReportCollector(session);
  }

  private static Map<String, String> segments() {
    Map<String, String> segments = new LinkedHashMap<>();
    segments.put("regulars", "purchases(last 365 days).count >= 3");
    segments.put(
        "worth a call", "purchases.count >= 2 and not purchases(last 180 days).count >= 1");
    segments.put(
        "can be reached in Russia", "country = 'RU' and email is present and phone is present");
    return segments;
  }

  /** Tells it and returns its facts, for programs. */
  Map<String, Object> tell() throws IOException {
    long start = System.nanoTime();
    terminal.line(
        "A shop kept its customers in three places: a web form, a sales table, its orders.");
    importSources();
    addActivities();
    audit();
    facts.putAll(duplicates.tell(collector));
    askForSegments();
    showPipeline();
    report();
    double seconds = (System.nanoTime() - start) / 1e9;
    facts.put("seconds", Figures.rounded(seconds, 2));
    end(seconds);
    return facts;
  }

  private void chapter(String title) {
    terminal.gap();
    terminal.heading(title);
    terminal.out().flush();
  }

  private void importSources() {
    chapter("1. Three files become one customer base");
    TextTable table =
        new TextTable(2)
            .words("file")
            .figures("rows")
            .figures("created")
            .figures("updated")
            .figures("known")
            .figures("rejected")
            .figures("time");
    List<Object> runs = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Sample source : Sample.customerSources()) {
      ImportReport report = imported(source);
      table.row(
          source.fileName(),
          Figures.count(report.read()),
          Figures.count(report.created()),
          Figures.count(report.updated()),
          Figures.count(report.unchanged()),
          Figures.count(report.rejected()),
          Figures.seconds(report.time().toNanos() / 1e9));
      report.errors().stream()
          .limit(1)
          .map(
              error ->
                  "%s, line %d: %s".formatted(source.fileName(), error.line(), error.message()))
          .forEach(reasons::add);
      collector.imported(source.source(), report);
      runs.add(new ImportAnswer(source.fileName(), report, false).json());
    }
    terminal.table(table);
    terminal.line("  Every rejected row is kept with its reason, for example:");
    reasons.forEach(reason -> terminal.line("    " + reason));
    facts.put("imports", runs);
  }

  private ImportReport imported(Sample source) {
    ImportOptions options = ImportOptions.from(source.source()).errors(folder.rejected(source));
    return session.imports().run(ImportSource.of(folder.file(source)), options);
  }

  private void addActivities() throws IOException {
    chapter("2. What they did");
    SampleActivities activities = new SampleActivities(session, LocalDate.now(ZoneOffset.UTC));
    activities.store();
    terminal.line(
        "  %s, %s (calls, messages, visits) and %s were added to their timelines."
            .formatted(
                Figures.count(activities.purchases(), "purchase"),
                Figures.count(activities.interactions(), "interaction"),
                Figures.count(activities.deals(), "deal")));
    facts.put("purchases", activities.purchases());
    facts.put("interactions", activities.interactions());
    facts.put("deals", activities.deals());
  }

  private void audit() {
    QualityReport report = session.quality().audit(Conditions.everyone());
    chapter(
        "3. How good the data is: %s of 100"
            .formatted(String.format(Locale.ROOT, "%.1f", report.score())));
    terminal.table(AuditAnswer.dimensions(report));
    terminal.line("  Found most often:");
    terminal.table(
        AuditAnswer.rules(AuditAnswer.failed(report).stream().limit(SHOWN_RULES).toList()));
    collector.audited(report);
    facts.put("quality", Figures.rounded(report.score(), 1));
  }

  private void askForSegments() {
    chapter("6. Segments are conditions, not lists");
    TextTable table = new TextTable(2).figures("customers").words("segment").words("condition");
    List<Object> all = new ArrayList<>();
    SEGMENTS.forEach(
        (name, condition) -> {
          session.segments().define(name, condition);
          long count = session.segments().count(session.segments().parse(condition));
          table.row(Figures.count(count), name, condition);
          Map<String, Object> segment = new LinkedHashMap<>();
          segment.put("name", name);
          segment.put("condition", condition);
          segment.put("count", count);
          all.add(segment);
        });
    terminal.table(table);
    facts.put("segments", all);
  }

  private void showPipeline() {
    chapter("7. Deals by stage");
    List<PipelineFigures> pipelines = DealsCommand.figures(session);
    pipelines.forEach(pipeline -> terminal.table(PipelineAnswer.table(pipeline)));
    facts.put("pipelines", new PipelineAnswer(pipelines, Map.of()).json());
  }

  private void report() throws IOException {
    chapter("8. All of it in one page");
    collector.write("A shop with three sources", folder.report());
    terminal.line("  " + folder.report().toAbsolutePath());
    facts.put("report", folder.report().toString());
    facts.put("database", folder.database().toString());
  }

  private void end(double seconds) {
    String db = "--db " + DatabaseUrl.of(folder.database());
    terminal.gap();
    terminal.line("Done in " + Figures.seconds(seconds) + ". Three things to try next:");
    terminal.gap();
    terminal.line("  crm show " + duplicates.survivor() + " " + db);
    terminal.line("  crm segment \"segment 'regulars' and tag 'vip'\" --count " + db);
    terminal.line("  crm search \"петр\" " + db);
  }
}
