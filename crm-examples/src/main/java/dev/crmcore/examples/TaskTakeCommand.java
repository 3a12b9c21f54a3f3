package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the next task of a queue. */
@Command(name = "take", description = "Take the next task of a queue; nobody else gets it.")
final class TaskTakeCommand extends DatabaseVerb {
  @Parameters(paramLabel = "QUEUE", description = "The queue.")
  private String queue = "";

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "How long it is yours; ${DEFAULT-VALUE} unless said.")
  private long minutes = 60;

  TaskTakeCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return TaskCommand.answer(
        crm, session.tasks().claim(queue, user(), Duration.ofMinutes(minutes)).stream().toList());
  }
}
