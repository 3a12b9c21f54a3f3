package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Shows the saved views. */
@Command(
    name = "views",
    description = {
      "Show the saved views: your own, and those that others share.",
      "'views save NAME CONDITION' saves one, 'views show NAME' shows its customers."
    })
final class ViewsCommand extends DatabaseVerb {
  private ViewsCommand(Terminal terminal) {
    super(terminal);
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new ViewsCommand(terminal))
        .addSubcommand(new ViewsSaveCommand(terminal))
        .addSubcommand(new ViewsShowCommand(terminal))
        .addSubcommand(new ViewsRemoveCommand(terminal));
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new ViewsAnswer(session.views().list());
  }
}
