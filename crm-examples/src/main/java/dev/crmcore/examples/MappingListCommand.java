package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import picocli.CommandLine.Command;

/** Lists the mappings that are kept. */
@Command(name = "list", description = "List the mappings, each in its latest version.")
final class MappingListCommand extends DatabaseVerb {
  MappingListCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new MappingsAnswer(session.imports().mappings().list());
  }
}
