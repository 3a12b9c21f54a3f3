package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.DealId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Closes a deal for a reason. */
@Command(name = "close", description = "Win or lose a deal for one of its pipeline's reasons.")
final class DealCloseCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "ID", description = "The id of the deal.")
  private UUID id = new UUID(0, 0);

  @Parameters(index = "1", paramLabel = "STAGE", description = "The key of the stage.")
  private String stage = "";

  @Parameters(index = "2", paramLabel = "REASON", description = "The key of the reason.")
  private String reason = "";

  @Option(names = "--note", paramLabel = "TEXT", description = "What else there is to say.")
  private @Nullable String note;

  DealCloseCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return DealCommand.answer(
        crm,
        List.of(DealMoveCommand.moved(session.deals().close(new DealId(id), stage, reason, note))));
  }
}
