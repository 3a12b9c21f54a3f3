package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.DealId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for what a deal needs to be approved. */
@Command(name = "ask", description = "Ask for the approvals that a deal needs to enter a stage.")
final class DealAskCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "DEAL", description = Named.ID_OR_NAME)
  private String deal = "";

  @Parameters(index = "1", paramLabel = "STAGE", description = Stages.STAGE)
  private String stage = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why it should be approved.")
  private @Nullable String reason;

  DealAskCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    DealId id = Named.deal(session, deal);
    return DealApprovalsCommand.answer(
        crm,
        session,
        session.deals().approvals().request(id, Stages.key(session, id, stage), reason),
        "Nobody has to approve that.");
  }
}
