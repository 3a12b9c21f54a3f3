package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.dataquality.QualityReport;
import dev.crmcore.examples.terminal.Progress;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
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

  AuditCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Condition whom = where == null ? Conditions.everyone() : ConditionOption.parse(crm, where);
    return new AuditAnswer(audit(terminal(), session, whom));
  }

  static QualityReport audit(Terminal terminal, CrmSession session, Condition whom) {
    try (Progress progress = Progress.start(terminal, "audit", session.customers().count(whom))) {
      return session.quality().audit(whom, progress::at);
    }
  }
}
