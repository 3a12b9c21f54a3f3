package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.icalendar.TaskCalendar;
import dev.crmcore.model.Task;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes tasks as a calendar file. */
@Command(
    name = "export",
    description = {
      "Write the tasks of somebody, done ones included, as a calendar file.",
      "A calendar that reads the file again replaces what it has."
    })
final class TaskExportCommand extends DatabaseVerb {
  private static final int PAGE = 1_000;

  @Option(
      names = "--ics",
      paramLabel = "FILE",
      required = true,
      description = "The file; one that is there is replaced.")
  private Path file = Path.of("");

  @Option(names = "--for", paramLabel = "USER", description = "Whose tasks; yours unless said.")
  private @Nullable String other;

  @Option(
      names = "--events",
      description = "As events instead of to-dos, for programs that show none.")
  private boolean events;

  TaskExportCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) throws IOException {
    String whose = other == null ? user() : other;
    List<Task> tasks = tasks(session, Conditions.equal(TaskFields.ASSIGNEE, whose));
    TaskCalendar calendar = events ? TaskCalendar.events() : TaskCalendar.todos();
    write(calendar.named(whose), tasks);
    return new Written(file, tasks.size());
  }

  private static List<Task> tasks(CrmSession session, Condition which) {
    List<Task> tasks = new ArrayList<>();
    @Nullable Keyset after = null;
    do {
      Page<Task> page = session.tasks().query(which, List.of(), PAGE, after);
      tasks.addAll(page.items());
      after = page.next();
    } while (after != null);
    return tasks;
  }

  /** Writes beside the file and moves at the end: a failure leaves what was there. */
  private void write(TaskCalendar calendar, List<Task> tasks) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        calendar.write(tasks, Instant.now(), out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Says what was written. */
  private record Written(Path file, int tasks) implements Answer {
    @Override
    public Object json() {
      return Map.of("file", file.toString(), "tasks", tasks);
    }

    @Override
    public void print(Terminal terminal) {
      terminal.line("%s written to %s".formatted(Figures.count(tasks, "task"), file));
    }
  }
}
