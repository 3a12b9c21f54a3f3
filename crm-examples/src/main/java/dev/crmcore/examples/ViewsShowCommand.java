package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Customer;
import dev.crmcore.model.SavedView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the customers of a view. */
@Command(name = "show", description = "Show the customers of a view.")
final class ViewsShowCommand extends DatabaseVerb {
  @Parameters(paramLabel = "NAME", description = "The view.")
  private String name = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  ViewsShowCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    SavedView view = session.views().get(name);
    List<Customer> customers = session.views().page(view, limit, null).items();
    List<List<@Nullable String>> rows =
        customers.stream().map(customer -> session.views().row(view, customer)).toList();
    return new ViewAnswer(view, session.views().count(view), customers, rows);
  }
}
