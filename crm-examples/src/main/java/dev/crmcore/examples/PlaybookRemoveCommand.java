package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes a playbook. */
@Command(name = "remove", description = "Remove a playbook that was never started.")
final class PlaybookRemoveCommand extends DatabaseVerb {
  @Parameters(paramLabel = "NAME", description = "The playbook.")
  private String name = "";

  PlaybookRemoveCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    session.playbooks().remove(PlaybookCommand.find(session, name).id());
    return PlaybookCommand.all(session);
  }
}
