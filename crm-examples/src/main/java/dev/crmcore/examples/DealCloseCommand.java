package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.DealId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Closes a deal for a reason. */
@Command(name = "close", description = "Win or lose a deal for one of its pipeline's reasons.")
final class DealCloseCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "DEAL", description = Named.ID_OR_NAME)
  private String deal = "";

  @Parameters(index = "1", paramLabel = "STAGE", description = Stages.STAGE)
  private String stage = "";

  @Parameters(
      index = "2",
      paramLabel = "REASON",
      description = "The reason, by its key or its name.")
  private String reason = "";

  @Option(names = "--note", paramLabel = "TEXT", description = "What else there is to say.")
  private @Nullable String note;

  DealCloseCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    DealId id = Named.deal(session, deal);
    String to = Stages.key(session, id, stage);
    String why = Stages.closeReason(session, id, reason);
    return DealCommand.answer(
        crm, List.of(DealMoveCommand.moved(session.deals().close(id, to, why, note))));
  }
}
