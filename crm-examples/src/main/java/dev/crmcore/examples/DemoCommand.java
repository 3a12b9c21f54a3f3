package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.examples.demo.DemoFolder;
import dev.crmcore.examples.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells the whole story on a sample. */
@Command(
    name = "demo",
    description = "See everything on a sample: import, audit, duplicates, segments, deals, report.")
final class DemoCommand extends ActingVerb {
  @Option(
      names = "--dir",
      paramLabel = "D",
      defaultValue = "crm-demo",
      description = "The folder to work in (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("");

  DemoCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() throws IOException {
    DemoFolder demo = DemoFolder.prepare(folder);
    try (Crm crm = Crm.open(DatabaseUrl.of(demo.database()))) {
      Terminal told = common().json() ? terminal().silent() : terminal();
      Map<String, Object> facts = new DemoStory(told, crm, demo, user()).tell();
      return give(new Told(facts));
    }
  }

  /** The story was told already; programs get its facts. */
  private record Told(Map<String, Object> facts) implements Answer {
    @Override
    public Object json() {
      return facts;
    }

    @Override
    public void print(Terminal terminal) {
      terminal.out().flush();
    }
  }
}
