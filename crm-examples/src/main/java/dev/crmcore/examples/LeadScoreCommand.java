package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says how likely something comes of a lead. */
@Command(name = "score", description = "How likely something comes of a lead, and why.")
final class LeadScoreCommand extends DatabaseVerb {
  @Parameters(paramLabel = "LEAD", description = Named.LEAD)
  private String lead = "";

  LeadScoreCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new LeadScoreAnswer(session.leads().score(Named.lead(session, lead)));
  }
}
