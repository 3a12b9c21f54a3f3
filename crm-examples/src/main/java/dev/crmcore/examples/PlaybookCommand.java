package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Playbook;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Shows the playbooks. */
@Command(
    name = "playbook",
    description = {
      "Show the playbooks: how something is done here, step by step.",
      "'playbook save F.json' keeps one, 'playbook start NAME DEAL' makes tasks of its steps."
    })
final class PlaybookCommand extends DatabaseVerb {
  private PlaybookCommand(Terminal terminal) {
    super(terminal);
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new PlaybookCommand(terminal))
        .addSubcommand(new PlaybookSaveCommand(terminal))
        .addSubcommand(new PlaybookShowCommand(terminal))
        .addSubcommand(new PlaybookStartCommand(terminal))
        .addSubcommand(new PlaybookProgressCommand(terminal))
        .addSubcommand(new PlaybookRemoveCommand(terminal));
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return all(session);
  }

  static PlaybooksAnswer all(CrmSession session) {
    List<PlaybookFile> all =
        session.playbooks().list().stream().map(one -> PlaybookFile.of(session, one)).toList();
    return new PlaybooksAnswer(all);
  }

  static Playbook find(CrmSession session, String name) {
    return session
        .playbooks()
        .find(name.strip())
        .orElseThrow(
            () ->
                new NotFoundException(
                    "There is no playbook '%s'; there are: %s."
                        .formatted(
                            name.strip(),
                            session.playbooks().list().stream()
                                .map(one -> "'" + one.name() + "'")
                                .collect(Collectors.joining(", ")))));
  }
}
