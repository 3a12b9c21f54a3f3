package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies a database that may be in use. */
@Command(
    name = "backup",
    description = "Copy the database, in use or not, to a new file; opening it is restoring it.")
final class BackupCommand extends DatabaseVerb {
  @Parameters(paramLabel = "FILE", description = "A file that does not exist yet.")
  private Path file = Path.of("");

  BackupCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    crm.maintenance().backup(file);
    return new Copied(file);
  }

  /** Says where the copy is. */
  private record Copied(Path file) implements Answer {
    @Override
    public Object json() {
      return Map.of("file", file.toString());
    }

    @Override
    public void print(Terminal terminal) {
      terminal.line("Copied to " + file + ".");
    }
  }
}
