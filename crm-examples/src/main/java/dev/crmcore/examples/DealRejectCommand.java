package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Refuses what was asked about a deal. */
@Command(name = "reject", description = "Refuse what was asked about a deal.")
final class DealRejectCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "APPROVAL", description = DealApprovalsCommand.WHICH)
  private String which = "";

  @Parameters(index = "1", paramLabel = "REASON", description = "Why.")
  private String word = "";

  DealRejectCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return DealApprovalsCommand.answer(
        crm,
        session,
        List.of(
            session.deals().approvals().reject(DealApprovalsCommand.find(session, which), word)),
        "");
  }
}
