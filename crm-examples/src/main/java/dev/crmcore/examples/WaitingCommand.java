package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.examples.terminal.Terminal;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Shows the touches of which nobody knows whose they are. */
@Command(
    name = "waiting",
    description = {
      "Show calls and messages of which nobody knows whose they are, the latest first.",
      "'waiting assign ID WHO' says whose one is."
    })
final class WaitingCommand extends DatabaseVerb {
  private static final int MOST = 1_000;

  private WaitingCommand(Terminal terminal) {
    super(terminal);
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new WaitingCommand(terminal))
        .addSubcommand(new WaitingAssignCommand(terminal));
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new RecordsAnswer<>(
        InteractionFields.TYPE,
        session.interactions().waiting(MOST, null).items(),
        List.of("id", "occurredAt", "kind", "subject", "identities"),
        "Nothing waits: of everything it is known whose it is.",
        new EntityView(crm.catalogue()));
  }
}
