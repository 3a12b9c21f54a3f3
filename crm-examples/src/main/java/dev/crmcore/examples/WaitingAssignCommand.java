package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.InteractionId;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says whose a touch is. */
@Command(name = "assign", description = "Say whose a call or a message is that waits.")
final class WaitingAssignCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "ID", description = "Which one, as 'waiting' shows it.")
  private UUID id = new UUID(0, 0);

  @Parameters(index = "1", paramLabel = "WHO", description = Whom.WHO)
  private String who = "";

  WaitingAssignCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    CustomerId customer = new Whom(session).find(who).id();
    return new LoggedAnswer(
        session.interactions().assign(new InteractionId(id), customer),
        new EntityView(crm.catalogue()));
  }
}
