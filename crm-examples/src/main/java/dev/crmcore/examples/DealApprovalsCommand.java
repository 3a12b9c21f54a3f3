package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.ApprovalRequestId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what somebody is to approve. */
@Command(name = "approvals", description = "Show what you may approve, or all about one deal.")
final class DealApprovalsCommand extends DatabaseVerb {
  static final String WHICH = "Its id, or its deal if nothing else about that waits for you.";

  @Option(names = "--of", paramLabel = "DEAL", description = "All that was asked about a deal.")
  private @Nullable String deal;

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
            : session.deals().approvals().of(Named.deal(session, deal)),
        deal == null ? "Nothing waits for your approval." : "Nothing was asked about that deal.");
  }

  /** Returns what is meant by its id or, where only one waits for whoever acts, by its deal. */
  static ApprovalRequestId find(CrmSession session, String which) {
    List<ApprovalRequest> meant =
        session.deals().approvals().waiting().stream()
            .filter(one -> isOf(session, one, which.strip()))
            .toList();
    if (!meant.isEmpty()) {
      return Named.only(
              "Several approvals wait about '%s'".formatted(which.strip()),
              meant,
              one -> "%s (%s)".formatted(one.id(), one.rule()))
          .id();
    }
    if (Readings.isId(which.strip())) {
      return ApprovalRequestId.parse(which.strip());
    }
    throw new NotFoundException(
        "Nothing about '%s' waits for you. 'crm deal approvals' lists what does."
            .formatted(which.strip()));
  }

  private static boolean isOf(CrmSession session, ApprovalRequest one, String which) {
    return one.id().toString().equalsIgnoreCase(which)
        || one.dealId().toString().equalsIgnoreCase(which)
        || session.deals().get(one.dealId()).name().equalsIgnoreCase(which);
  }

  static ApprovalsAnswer answer(
      Crm crm, CrmSession session, List<ApprovalRequest> requests, String empty) {
    return ApprovalsAnswer.of(session, requests, empty, new EntityView(crm.catalogue()));
  }
}
