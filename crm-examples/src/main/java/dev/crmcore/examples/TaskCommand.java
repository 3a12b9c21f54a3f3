package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.icalendar.Rfc5545Rules;
import dev.crmcore.model.Task;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what is to be done. */
@Command(
    name = "task",
    description = {
      "Show what is to be done by whoever asks, the earliest due first.",
      "'task add SUBJECT' adds something, 'task take QUEUE' takes the next of a queue,",
      "'task export --ics FILE' writes a calendar file."
    })
final class TaskCommand extends DatabaseVerb {
  private static final int MOST = 1_000;

  @Option(names = "--overdue", description = "What is overdue, whoever is to do it.")
  private boolean overdue;

  private TaskCommand(Terminal terminal) {
    super(terminal);
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new TaskCommand(terminal))
        .addSubcommand(new TaskAddCommand(terminal))
        .addSubcommand(new TaskTakeCommand(terminal))
        .addSubcommand(new TaskDoneCommand(terminal))
        .addSubcommand(new TaskExportCommand(terminal));
  }

  /** Opens a database whose tasks may repeat. */
  static Crm repeating(String url) {
    return Crm.builder().discoverPlugins().storage(url).recurrence(new Rfc5545Rules()).build();
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return answer(
        crm,
        overdue
            ? session.tasks().overdue(MOST).items()
            : session.tasks().agenda(user(), MOST).items());
  }

  static Answer answer(Crm crm, List<Task> tasks) {
    return new RecordsAnswer<>(
        TaskFields.TYPE,
        tasks,
        List.of(
            "id", "subject", "status", "priority", "deadline", "assignee", "queue", "repeatRule"),
        "Nothing to do.",
        new EntityView(crm.catalogue()));
  }
}
