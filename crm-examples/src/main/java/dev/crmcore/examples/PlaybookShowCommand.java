package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the steps of a playbook. */
@Command(name = "show", description = "Show the steps of a playbook.")
final class PlaybookShowCommand extends DatabaseVerb {
  @Parameters(paramLabel = "NAME", description = "The playbook.")
  private String name = "";

  PlaybookShowCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new PlaybookAnswer(PlaybookFile.of(session, PlaybookCommand.find(session, name)));
  }
}
