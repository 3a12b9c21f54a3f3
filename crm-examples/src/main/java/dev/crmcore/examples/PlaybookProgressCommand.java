package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.playbook.Playbooks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how far playbooks have come. */
@Command(
    name = "progress",
    description = "Show how far the playbooks have come that were started for a deal or customer.")
final class PlaybookProgressCommand extends DatabaseVerb {
  @Parameters(index = "0", arity = "0..1", paramLabel = "DEAL", description = Named.ID_OR_NAME)
  private @Nullable String deal;

  @Option(names = "--customer", paramLabel = "WHO", description = "The customer, without a deal.")
  private @Nullable String who;

  PlaybookProgressCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Playbooks playbooks = session.playbooks();
    return new PlaybookProgressAnswer(
        who == null
            ? playbooks.progress(Named.deal(session, given(deal, "DEAL, or --customer WHO")))
            : playbooks.progress(new Whom(session).find(who).id()));
  }
}
