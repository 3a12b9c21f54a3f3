package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.changes.ChangePosition;
import dev.crmcore.examples.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what was changed, in order. */
@Command(
    name = "changes",
    description = {
      "Show what was changed, in order, from a position on.",
      "The answer says where the next call goes on."
    })
final class ChangesCommand extends DatabaseVerb {
  @Option(
      names = "--since",
      paramLabel = "POSITION",
      defaultValue = "0",
      description = "After which position: the 'next' of an earlier answer (default: the start).")
  private String since = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many changes at most, up to 10,000 (default: 100).")
  private int limit;

  ChangesCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new ChangesAnswer(session.changes().since(ChangePosition.parse(since), limit));
  }
}
