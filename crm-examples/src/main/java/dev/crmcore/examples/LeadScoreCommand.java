package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.LeadId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says how likely something comes of a lead. */
@Command(
    name = "score",
    description = "How likely something comes of a lead and how promising it is, and why.")
final class LeadScoreCommand extends DatabaseVerb {
  @Parameters(paramLabel = "LEAD", description = Named.LEAD)
  private String lead = "";

  LeadScoreCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    LeadId id = Named.lead(session, lead);
    return new LeadScoreAnswer(session.leads().score(id), session.leads().rate(id));
  }
}
