package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.audit.AuditFinding;
import dev.crmcore.audit.AuditVerification;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Looks for what was changed in the audit log behind the library's back. */
@Command(
    name = "verify",
    description = "Find entries that were changed, removed, swapped or added in the database.")
final class AuditLogVerifyCommand extends DatabaseVerb {
  AuditLogVerifyCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new Verified(crm.maintenance().verifyAuditLog());
  }

  /** Says whether the log is as it was written. */
  private record Verified(AuditVerification verification) implements Answer {
    @Override
    public Object json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("intact", verification.isIntact());
      json.put("entries", verification.entries());
      json.put("lineageRows", verification.lineageRows());
      json.put("sealed", verification.sealed());
      json.put("position", verification.position());
      json.put("digest", verification.digest());
      json.put("problems", verification.problems());
      json.put("findings", verification.findings().stream().map(Verified::json).toList());
      return json;
    }

    private static Map<String, Object> json(AuditFinding finding) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("kind", finding.kind().name());
      json.put("position", finding.position());
      json.put("id", finding.id());
      json.put("message", finding.message());
      return json;
    }

    @Override
    public void print(Terminal terminal) {
      terminal.line(
          "%s (%s sealed before them), %s"
              .formatted(
                  Figures.count(verification.entries(), "entry"),
                  Figures.count(verification.sealed()),
                  Figures.count(verification.lineageRows(), "lineage row")));
      terminal.line(
          "Last entry: %d, digest %s".formatted(verification.position(), verification.digest()));
      if (verification.isIntact()) {
        terminal.line("All of it is as it was written.");
        return;
      }
      terminal.line(Figures.count(verification.problems(), "problem") + ":");
      List<AuditFinding> findings = verification.findings();
      findings.forEach(finding -> terminal.line("  " + finding.message()));
      if (verification.problems() > findings.size()) {
        terminal.line("  …");
      }
    }

    @Override
    public int exitCode() {
      return verification.isIntact() ? ExitCode.OK : ExitCode.FINDING;
    }
  }
}
