package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.deal.Deals;
import dev.crmcore.deal.StageMove.Refused;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.ApprovalStatus;
import dev.crmcore.model.PipelineId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Approves what was asked about a deal. */
@Command(name = "approve", description = "Approve what was asked about a deal.")
final class DealApproveCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "APPROVAL", description = DealApprovalsCommand.WHICH)
  private String which = "";

  @Option(names = "--comment", paramLabel = "TEXT", description = "What there is to say.")
  private @Nullable String word;

  DealApproveCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    ApprovalRequest said =
        session.deals().approvals().approve(DealApprovalsCommand.find(session, which), word);
    return DealApprovalsCommand.answer(crm, session, List.of(said), "")
        .withObstacles(obstacles(session.deals(), said));
  }

  /** What was approved and not used should have moved the deal where its rule says so. */
  private static List<String> obstacles(Deals deals, ApprovalRequest said) {
    if (said.status() != ApprovalStatus.APPROVED) {
      return List.of();
    }
    PipelineId pipeline = deals.get(said.dealId()).pipelineId();
    boolean moves =
        deals.pipelines().stream()
            .filter(one -> one.id().equals(pipeline))
            .flatMap(one -> one.approvals().stream())
            .anyMatch(rule -> rule.name().equals(said.rule()) && rule.thenMoves());
    return moves
            && deals.move(said.dealId(), said.stage(), said.reason()) instanceof Refused refused
        ? refused.reasons()
        : List.of();
  }
}
