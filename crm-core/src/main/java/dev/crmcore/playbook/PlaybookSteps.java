package dev.crmcore.playbook;

import dev.crmcore.calendar.WorkingCalendar;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.PlaybookFields;
import dev.crmcore.catalogue.PlaybookRunFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.gateway.WriteRule;
import dev.crmcore.model.ChecklistItem;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Due;
import dev.crmcore.model.Playbook;
import dev.crmcore.model.PlaybookRun;
import dev.crmcore.model.PlaybookStep;
import dev.crmcore.model.StageChange;
import dev.crmcore.model.StepDoer;
import dev.crmcore.model.StepUnit;
import dev.crmcore.model.Task;
import dev.crmcore.model.TaskId;
import dev.crmcore.query.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes tasks of the steps of started playbooks: of those of a stage in the change in which a deal
 * gets into it, whichever way it does, and whether or not whoever moves it may make tasks: they are
 * the word of whoever wrote the playbook. Each step begins once. Immutable and safe for all
 * threads.
 */
public final class PlaybookSteps implements WriteRule<StageChange> {
  private final WorkingCalendar calendar;

  /** Creates it with the days on which the host works. */
  public PlaybookSteps(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public StageChange prepare(StageChange change) {
    return change;
  }

  @Override
  public void created(ChangeSet changes, StageChange change) {
    if (change.from() == null) {
      return; // nothing was started yet for a deal that is new
    }
    Reader reader = changes.reader();
    List<PlaybookRun> runs = new ArrayList<>();
    reader.scanUnseen(
        PlaybookRunFields.TYPE,
        Conditions.equal(PlaybookRunFields.DEAL_ID, change.dealId().value()),
        runs::add);
    for (PlaybookRun run : runs) {
      reader
          .findAllUnseen(PlaybookFields.TYPE, List.of(run.playbookId().value()))
          .forEach(playbook -> begin(changes, run, playbook, change.to()));
    }
  }

  /** Begins the steps of the start and of a stage that have not begun yet. */
  void begin(ChangeSet changes, PlaybookRun run, Playbook playbook, @Nullable String stage) {
    Map<String, Task> begun = tasks(changes.reader(), run);
    Subject about = subject(changes, run);
    for (PlaybookStep step : playbook.steps()) {
      boolean begins = step.stage() == null || step.stage().equals(stage);
      if (begins && !begun.containsKey(step.key())) {
        Task before = step.after() == null ? null : begun.get(step.after());
        Task task =
            changes.followWith(
                TaskFields.TYPE, task(changes.now(), run, step, before, about), because(playbook));
        begun.put(step.key(), task);
        letWait(changes, playbook, step, task.id(), begun);
      }
    }
  }

  /** A step that began in a stage which passed over that of the step before it waits from now. */
  private static void letWait(
      ChangeSet changes,
      Playbook playbook,
      PlaybookStep before,
      TaskId id,
      Map<String, Task> begun) {
    for (PlaybookStep step : playbook.steps()) {
      Task task = begun.get(step.key());
      if (before.key().equals(step.after())
          && task != null
          && task.isOpen()
          && task.after() == null) {
        begun.put(
            step.key(),
            changes.follow(TaskFields.TYPE, task.toBuilder().after(id).build(), because(playbook)));
      }
    }
  }

  private static String because(Playbook playbook) {
    return "playbook:" + playbook.name();
  }

  /** Returns the tasks of a started playbook by the keys of their steps, seen or not. */
  private static Map<String, Task> tasks(Reader reader, PlaybookRun run) {
    Map<String, Task> tasks = new HashMap<>();
    reader.scanUnseen(
        TaskFields.TYPE,
        Conditions.equal(TaskFields.PLAYBOOK_RUN_ID, run.id().value()),
        task -> tasks.put(String.valueOf(task.step()), task));
    return tasks;
  }

  private Task task(
      Instant now, PlaybookRun run, PlaybookStep step, @Nullable Task before, Subject about) {
    return Task.builder()
        .subject(step.subject())
        .customerId(about.customer())
        .dealId(about.deal())
        .due(due(now, step, before == null ? null : before.due()))
        .assignee(
            switch (step.doer()) {
              case OWNER -> about.owner();
              case USER -> step.doerName();
              case QUEUE -> null;
            })
        .queue(step.doer() == StepDoer.QUEUE ? step.doerName() : null)
        .after(before == null ? null : before.id())
        .checklist(step.checklist().stream().map(text -> new ChecklistItem(text, false)).toList())
        .playbookRunId(run.id())
        .step(step.key())
        .build();
  }

  /** Counts from the step before, or from now where that was to be done already. */
  private Due due(Instant now, PlaybookStep step, @Nullable Due before) {
    if (step.unit() == StepUnit.HOURS) {
      Instant from = before == null ? now : later(now, before.deadline());
      return Due.at(from.plus(Duration.ofHours(step.offset())));
    }
    LocalDate today = LocalDate.ofInstant(now, calendar.zone());
    LocalDate planned = before == null ? today : day(before);
    LocalDate from = planned.isAfter(today) ? planned : today;
    LocalDate day =
        step.unit() == StepUnit.DAYS
            ? from.plusDays(step.offset())
            : calendar.plusWorkingDays(from, step.offset());
    return Due.onDay(day, calendar.zone());
  }

  private LocalDate day(Due due) {
    return due instanceof Due.OnDay on
        ? on.day()
        : LocalDate.ofInstant(due.deadline(), calendar.zone());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private record Subject(
      @Nullable CustomerId customer, @Nullable DealId deal, @Nullable String owner) {}

  /** Whose task it is follows from what is stored, seen by whoever moves the deal or not. */
  private static Subject subject(ChangeSet changes, PlaybookRun run) {
    Deal deal =
        run.dealId() == null
            ? null
            : changes.reader().findAllUnseen(DealFields.TYPE, List.of(run.dealId().value())).get(0);
    CustomerId customer = deal == null ? run.customerId() : deal.customerId();
    Stream<String> owners =
        customer == null
            ? Stream.empty()
            : changes
                .reader()
                .findAllUnseen(CustomerFields.TYPE, List.of(customer.value()))
                .stream()
                .flatMap(one -> one.owners().values().stream());
    String owner = deal == null ? null : deal.owner();
    return new Subject(
        customer,
        deal == null ? null : deal.id(),
        owner != null ? owner : owners.findFirst().orElse(changes.actor()));
  }
}
