package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.DealId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what somebody is to approve. */
@Command(name = "approvals", description = "Show what you may approve, or all about one deal.")
final class DealApprovalsCommand extends DatabaseVerb {
  @Option(names = "--of", paramLabel = "ID", description = "All that was asked about a deal.")
  private @Nullable UUID deal;

  DealApprovalsCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return answer(
        crm,
        session,
        deal == null
            ? session.deals().approvals().waiting()
            : session.deals().approvals().of(new DealId(deal)),
        "Nothing waits for your approval.");
  }

  static ApprovalsAnswer answer(
      Crm crm, CrmSession session, List<ApprovalRequest> requests, String empty) {
    return ApprovalsAnswer.of(session, requests, empty, new EntityView(crm.catalogue()));
  }
}
