package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps a playbook. */
@Command(
    name = "save",
    description = {
      "Keep a playbook, in place of the one with its name. The file is such as:",
      "{\"name\":\"Closing\",\"pipeline\":\"Sales\",\"steps\":[{\"key\":\"call\",\"subject\":\"Call\","
          + "\"offset\":1},",
      " {\"key\":\"offer\",\"subject\":\"Write the offer\",\"stage\":\"offer\",\"after\":\"call\","
          + "\"offset\":4,",
      "  \"unit\":\"HOURS\",\"doer\":\"QUEUE\",\"doerName\":\"offers\",\"required\":false,"
          + "\"checklist\":[\"prices\"]}]}",
      "'playbook show NAME --json' has the form, too."
    })
final class PlaybookSaveCommand extends DatabaseVerb {
  @Parameters(paramLabel = "F.json", description = "The playbook.")
  private Path file = Path.of("");

  PlaybookSaveCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) throws IOException {
    PlaybookFile read = JsonText.read(file, PlaybookFile.class, "a playbook");
    return new PlaybookAnswer(
        PlaybookFile.of(session, session.playbooks().save(read.playbook(session))));
  }
}
