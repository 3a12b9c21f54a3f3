package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds customers by words. */
@Command(
    name = "search",
    description =
        "Find customers by name, telephone number, e-mail address, number, company or note, the"
            + " beginnings of words and slips of the keyboard included.")
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
    return new FoundAnswer(session.search().find(text, limit), new EntityView(crm.catalogue()));
  }
}
