package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.query.Conditions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the report as a web page. */
@Command(
    name = "report",
    description = "Write one web page with quality, duplicates, segments and deals.")
final class ReportCommand extends DatabaseVerb {
  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      defaultValue = "report.html",
      description = "The page (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("");

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      defaultValue = "Customers",
      description = "Its title (default: ${DEFAULT-VALUE}).")
  private String title = "";

  ReportCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) throws IOException {
    long start = System.nanoTime();
    ReportCollector collector = new ReportCollector(session);
    collector.audited(AuditCommand.audit(terminal(), session, Conditions.everyone()));
    collector.searched(session.duplicates().scan());
    collector.write(title, out);
    return new Written(out, (System.nanoTime() - start) / 1e9);
  }

  /** Says where it is. */
  private record Written(Path file, double seconds) implements Answer {
    @Override
    public Object json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("file", file.toString());
      json.put("seconds", Figures.rounded(seconds, 3));
      return json;
    }

    @Override
    public void print(Terminal terminal) {
      terminal.line(file.toAbsolutePath() + " written in " + Figures.seconds(seconds));
    }
  }
}
