package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.exchange.ImportMapping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one mapping in the form in which it is saved. */
@Command(name = "show", description = "Show a mapping as JSON, to edit and save again.")
final class MappingShowCommand extends DatabaseVerb {
  @Parameters(
      paramLabel = "NAME",
      description = "The name for the latest version, or NAME@NUMBER for an older one.")
  private String name = "";

  MappingShowCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new Shown(session.imports().mappings().get(name));
  }

  private record Shown(ImportMapping mapping) implements Answer {
    @Override
    public Object json() {
      return JsonText.tree(mapping.toJson());
    }

    @Override
    public void print(Terminal terminal) {
      mapping.toJson().lines().forEach(terminal::line);
    }
  }
}
