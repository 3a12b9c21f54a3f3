package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.TaskId;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says that a task is done. */
@Command(name = "done", description = "Say that a task is done; one that repeats comes again.")
final class TaskDoneCommand extends DatabaseVerb {
  @Parameters(paramLabel = "ID", description = "The id of the task.")
  private UUID id = new UUID(0, 0);

  TaskDoneCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Crm open(String url) {
    return TaskCommand.repeating(url);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return TaskCommand.answer(crm, List.of(session.tasks().complete(new TaskId(id))));
  }
}
