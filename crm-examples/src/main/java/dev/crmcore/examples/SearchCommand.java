package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Customer;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds customers by words. */
@Command(
    name = "search",
    description =
        "Find customers by the beginnings of words, by e-mail address or telephone number.")
final class SearchCommand extends DatabaseVerb {
  @Parameters(index = "0..*", arity = "1..*", paramLabel = "TEXT", description = "What to find.")
  private List<String> words = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  SearchCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    String text = String.join(" ", words);
    List<Customer> found = session.customers().search(text, limit);
    return new CustomerListAnswer(text, found, new EntityView(crm.catalogue()));
  }
}
