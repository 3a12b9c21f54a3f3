package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.query.Sort;
import dev.crmcore.view.ViewDraft;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Saves a view. */
@Command(name = "save", description = "Save a view, or replace your own of that name.")
final class ViewsSaveCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "NAME", description = "The name.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "CONDITION", description = "Which customers.")
  private String condition = "";

  @Option(
      names = "--sort",
      split = ",",
      paramLabel = "FIELD",
      description = "By which fields, such as city,-createdAt: a minus for the greatest first.")
  private List<String> sorts = List.of();

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "FIELD",
      description = "Which fields to show, such as displayName,email.")
  private List<String> columns = List.of();

  @Option(names = "--shared", description = "Let others see it too.")
  private boolean shared;

  ViewsSaveCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    List<Sort> keys =
        sorts.stream()
            .map(
                key ->
                    key.startsWith("-") ? new Sort(key.substring(1), true) : new Sort(key, false))
            .toList();
    return new ViewsAnswer(
        List.of(session.views().save(new ViewDraft(name, condition, keys, columns, shared))));
  }
}
