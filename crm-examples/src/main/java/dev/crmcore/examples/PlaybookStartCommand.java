package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.PlaybookId;
import dev.crmcore.playbook.Playbooks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a playbook. */
@Command(
    name = "start",
    description = {
      "Make tasks of the steps of a playbook, for a deal or for a customer.",
      "Those of later stages are made when the deal gets there. Twice is once."
    })
final class PlaybookStartCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "NAME", description = "The playbook.")
  private String name = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "DEAL", description = Named.ID_OR_NAME)
  private @Nullable String deal;

  @Option(names = "--customer", paramLabel = "WHO", description = "The customer, without a deal.")
  private @Nullable String who;

  PlaybookStartCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Playbooks playbooks = session.playbooks();
    PlaybookId id = PlaybookCommand.find(session, name).id();
    return new PlaybookProgressAnswer(
        List.of(
            who == null
                ? playbooks.start(id, Named.deal(session, given(deal, "DEAL, or --customer WHO")))
                : playbooks.start(id, new Whom(session).find(who).id())));
  }
}
