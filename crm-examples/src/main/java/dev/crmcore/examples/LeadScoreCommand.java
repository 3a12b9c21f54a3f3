package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.LeadId;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says how likely something comes of a lead. */
@Command(
    name = "score",
    description = "How likely something comes of a lead and how promising it is, and why.")
final class LeadScoreCommand extends DatabaseVerb {
  @Parameters(paramLabel = "ID", description = "The id of the lead.")
  private UUID id = new UUID(0, 0);

  LeadScoreCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    LeadId lead = new LeadId(id);
    return new LeadScoreAnswer(session.leads().score(lead), session.leads().rate(lead));
  }
}
