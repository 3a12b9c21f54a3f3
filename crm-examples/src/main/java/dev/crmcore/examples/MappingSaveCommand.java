package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.exchange.ImportMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps a mapping, as the next version of its name. */
@Command(name = "save", description = "Keep a mapping under a name, as its next version.")
final class MappingSaveCommand extends ActingVerb {
  @Parameters(index = "0", paramLabel = "NAME", description = "The name.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "M.json", description = "The mapping.")
  private Path file = Path.of("");

  MappingSaveCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() throws IOException {
    ImportMapping mapping = MappingFiles.read(file);
    try (Crm crm = Crm.open(common().url())) {
      CrmSession session = crm.session(actor());
      return give(new MappingsAnswer(List.of(session.imports().mappings().save(name, mapping))));
    }
  }
}
