package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LeadStatus;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Sort;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Shows the leads. */
@Command(
    name = "lead",
    description = {
      "Show the open leads, the latest first.",
      "'lead add NAME' takes one in, 'lead convert ID' makes it a customer."
    })
final class LeadCommand extends DatabaseVerb {
  private static final int MOST = 1_000;

  private LeadCommand(Terminal terminal) {
    super(terminal);
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new LeadCommand(terminal))
        .addSubcommand(new LeadAddCommand(terminal))
        .addSubcommand(new LeadScoreCommand(terminal))
        .addSubcommand(new LeadConvertCommand(terminal))
        .addSubcommand(new LeadDropCommand(terminal));
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    List<Lead> open =
        session
            .leads()
            .query(
                Conditions.in(LeadFields.STATUS, LeadStatus.open()),
                List.of(Sort.descending(LeadFields.RECEIVED_AT)),
                MOST,
                null)
            .items();
    return answer(crm, open);
  }

  static Answer answer(Crm crm, List<Lead> leads) {
    return new RecordsAnswer<>(
        LeadFields.TYPE,
        leads,
        List.of("id", "name", "status", "source", "email", "phone", "assignee"),
        "No open leads. 'crm lead add NAME --email ADDRESS' takes one in.",
        new EntityView(crm.catalogue()));
  }
}
