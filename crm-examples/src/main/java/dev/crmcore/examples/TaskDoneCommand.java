package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says that a task is done. */
@Command(name = "done", description = "Say that a task is done; one that repeats comes again.")
final class TaskDoneCommand extends DatabaseVerb {
  @Parameters(paramLabel = "TASK", description = "Its id, or its subject if no other has it.")
  private String task = "";

  TaskDoneCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Crm open(String url) {
    return TaskCommand.repeating(url);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return TaskCommand.answer(crm, List.of(session.tasks().complete(Named.task(session, task))));
  }
}
