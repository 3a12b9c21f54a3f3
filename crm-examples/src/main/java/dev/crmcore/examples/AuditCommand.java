package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.dataquality.QualityPolicy;
import dev.crmcore.dataquality.QualityReport;
import dev.crmcore.examples.terminal.Progress;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says how good the data is. */
@Command(name = "audit", description = "Say how good the data is, rule by rule, with examples.")
final class AuditCommand extends DatabaseVerb {
  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "Only customers that satisfy this.")
  private @Nullable String where;

  @Option(
      names = "--segment",
      paramLabel = "NAME",
      description = "Tell the members of this segment apart; may be repeated.")
  private List<String> segments = List.of();

  @Option(
      names = "--policy",
      paramLabel = "P.json",
      description = "Rules of your own, and what the others weigh.")
  private @Nullable Path policy;

  @Option(
      names = "--keep",
      description = "Keep scores and issues, for segments, 'crm issues' and --trend.")
  private boolean keep;

  @Option(
      names = "--trend",
      paramLabel = "N",
      description = "Show the last N audits that were kept instead.")
  private @Nullable Integer trend;

  AuditCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Crm open(String url) throws IOException {
    if (policy == null) {
      return Crm.open(url);
    }
    String json = Files.readString(policy);
    return Crm.builder()
        .discoverPlugins()
        .storage(url)
        .quality(catalogue -> QualityPolicy.parse(json, catalogue))
        .build();
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Condition whom = where == null ? Conditions.everyone() : ConditionOption.parse(crm, where);
    if (trend != null) {
      return new TrendAnswer(session.quality().trend(whom, trend));
    }
    QualityReport report;
    try (Progress progress = Progress.start(terminal(), "audit", session.customers().count(whom))) {
      report = session.quality().audit(whom, segments, progress::at);
    }
    if (keep) {
      try (Progress progress = Progress.start(terminal(), "keep", report.customers())) {
        session.quality().record(whom, progress::at, () -> false);
      }
    }
    return new AuditAnswer(report);
  }

  static QualityReport audit(Terminal terminal, CrmSession session, Condition whom) {
    try (Progress progress = Progress.start(terminal, "audit", session.customers().count(whom))) {
      return session.quality().audit(whom, progress::at);
    }
  }
}
