package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.ApprovalRequestId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Approves what was asked about a deal. */
@Command(name = "approve", description = "Approve what was asked about a deal.")
final class DealApproveCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "APPROVAL", description = "The id of what was asked.")
  private UUID id = new UUID(0, 0);

  @Option(names = "--comment", paramLabel = "TEXT", description = "What there is to say.")
  private @Nullable String word;

  DealApproveCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return DealApprovalsCommand.answer(
        crm, List.of(session.deals().approvals().approve(new ApprovalRequestId(id), word)), "");
  }
}
