package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.deal.StageMove;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves a deal. */
@Command(name = "move", description = "Move a deal to another stage, if its gate lets it in.")
final class DealMoveCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "DEAL", description = Named.ID_OR_NAME)
  private String deal = "";

  @Parameters(index = "1", paramLabel = "STAGE", description = Stages.STAGE)
  private String stage = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
  private @Nullable String reason;

  DealMoveCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return DealCommand.answer(crm, List.of(moved(move(session))));
  }

  private StageMove move(CrmSession session) {
    DealId id = Named.deal(session, deal);
    return session.deals().move(id, Stages.key(session, id, stage), reason);
  }

  static Deal moved(StageMove move) {
    if (move instanceof StageMove.Refused refused) {
      throw new InvalidInputException(String.join(" ", refused.reasons()));
    }
    return ((StageMove.Moved) move).deal();
  }
}
