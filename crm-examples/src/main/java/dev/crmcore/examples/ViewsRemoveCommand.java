package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.SavedView;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forgets a view. */
@Command(name = "remove", description = "Forget a view of your own.")
final class ViewsRemoveCommand extends DatabaseVerb {
  @Parameters(paramLabel = "NAME", description = "The view.")
  private String name = "";

  ViewsRemoveCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    SavedView view = session.views().get(name);
    session.views().remove(name);
    return new ViewsAnswer(List.of(view));
  }
}
