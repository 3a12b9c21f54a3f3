package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says that nothing comes of a lead. */
@Command(name = "drop", description = "Say that nothing comes of a lead, and why.")
final class LeadDropCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "LEAD", description = Named.LEAD)
  private String lead = "";

  @Parameters(index = "1", paramLabel = "REASON", description = "Why.")
  private String reason = "";

  LeadDropCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return LeadCommand.answer(
        crm, List.of(session.leads().disqualify(Named.lead(session, lead), reason)));
  }
}
