package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Due;
import dev.crmcore.model.Priority;
import dev.crmcore.model.Recurrence;
import dev.crmcore.model.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds something that is to be done. */
@Command(name = "add", description = "Add something that is to be done, by somebody or a queue.")
final class TaskAddCommand extends DatabaseVerb {
  private static final int DAY = 10;

  @Parameters(paramLabel = "SUBJECT", description = "What is to be done.")
  private String subject = "";

  @Option(
      names = "--due",
      paramLabel = "WHEN",
      description = "A day such as 2026-03-01, or a moment such as 2026-03-01T10:00:00Z.")
  private @Nullable String due;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Where that day is; ${DEFAULT-VALUE} unless said.")
  private ZoneId zone = ZoneId.of("UTC");

  @Option(
      names = "--assignee",
      paramLabel = "USER",
      description = "Who does it; you, unless said or queued.")
  private @Nullable String assignee;

  @Option(names = "--queue", paramLabel = "NAME", description = "The queue it waits in.")
  private @Nullable String queue;

  @Option(
      names = "--priority",
      paramLabel = "PRIORITY",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
  private Priority priority = Priority.NORMAL;

  @Option(names = "--customer", paramLabel = "WHO", description = "The customer it is about.")
  private @Nullable String who;

  @Option(
      names = "--repeat",
      paramLabel = "RULE",
      description = "How it repeats in that zone, as RFC 5545 writes it: FREQ=MONTHLY;BYDAY=-1FR.")
  private @Nullable String rule;

  @Option(
      names = "--remind",
      paramLabel = "MOMENT",
      description = "When to be reminded, such as 2026-03-01T09:00:00Z.")
  private @Nullable Instant remindAt;

  TaskAddCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Crm open(String url) {
    return TaskCommand.repeating(url);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Task task =
        Task.builder()
            .subject(subject)
            .due(due == null ? null : due(due))
            .recurrence(rule == null ? null : Recurrence.of(rule, zone))
            .remindAt(remindAt)
            .assignee(assignee == null && queue == null ? user() : assignee)
            .queue(queue)
            .priority(priority)
            .customerId(who == null ? null : new Whom(session).find(who).id())
            .build();
    return TaskCommand.answer(crm, List.of(session.tasks().create(task)));
  }

  private Due due(String text) {
    try {
      return text.length() == DAY
          ? Due.onDay(LocalDate.parse(text), zone)
          : Due.at(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw new InvalidInputException(
          "E_TYPE",
          "--due takes a day such as 2026-03-01 or a moment such as 2026-03-01T10:00:00Z, not '%s'."
              .formatted(text),
          e);
    }
  }
}
