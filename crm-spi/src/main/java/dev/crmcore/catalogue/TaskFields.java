package dev.crmcore.catalogue;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.ChecklistItem;
import dev.crmcore.model.Due;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Priority;
import dev.crmcore.model.Recurrence;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Task;
import dev.crmcore.model.TaskId;
import dev.crmcore.model.TaskStatus;
import dev.crmcore.model.ToldDeadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of tasks. */
public final class TaskFields {
  /** What is to be done. */
  public static final Field<Task, String> SUBJECT =
      Field.<Task, String>of("subject", FieldType.TEXT, Task::subject).with(FieldTrait.REQUIRED);

  /** The customer it is about. */
  public static final Field<Task, UUID> CUSTOMER_ID =
      Field.reference("customerId", "customer", entity -> EntityId.valueOf(entity.customerId()));

  /** The deal it is about. */
  public static final Field<Task, UUID> DEAL_ID =
      Field.reference("dealId", "deal", entity -> EntityId.valueOf(entity.dealId()));

  /** The day it is due, where it is due on a day. */
  public static final Field<Task, LocalDate> DUE_ON =
      Field.of(
          "dueOn",
          FieldType.DATE,
          entity -> entity.due() instanceof Due.OnDay day ? day.day() : null);

  /** The zone in which that day is meant. */
  public static final Field<Task, String> DUE_ZONE =
      Field.of(
          "dueZone",
          FieldType.CODE,
          entity -> entity.due() instanceof Due.OnDay day ? day.zone().getId() : null);

  /** The moment it is due, where it is due at a moment. */
  public static final Field<Task, Instant> DUE_AT =
      Field.of(
          "dueAt",
          FieldType.INSTANT,
          entity -> entity.due() instanceof Due.At at ? at.moment() : null);

  /** The moment from which it is overdue. */
  public static final Field<Task, Instant> DEADLINE =
      Field.<Task, Instant>of(
              "deadline",
              FieldType.INSTANT,
              entity -> entity.due() == null ? null : entity.due().deadline())
          .with(FieldTrait.INDEXED)
          .derivedFrom("dueOn", "dueZone", "dueAt");

  /** Who does it. */
  public static final Field<Task, String> ASSIGNEE =
      Field.<Task, String>of("assignee", FieldType.CODE, Task::assignee).with(FieldTrait.INDEXED);

  /** The queue it waits in. */
  public static final Field<Task, String> QUEUE =
      Field.<Task, String>of("queue", FieldType.CODE, Task::queue).with(FieldTrait.INDEXED);

  /** How urgent it is. */
  public static final Field<Task, Priority> PRIORITY =
      Field.<Task, Priority>of("priority", FieldType.choice(Priority.class), Task::priority)
          .with(FieldTrait.REQUIRED);

  /** How far it has come. */
  public static final Field<Task, TaskStatus> STATUS =
      Field.<Task, TaskStatus>of("status", FieldType.choice(TaskStatus.class), Task::status)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** When it was done. */
  public static final Field<Task, Instant> COMPLETED_AT =
      Field.of("completedAt", FieldType.INSTANT, Task::completedAt);

  /** Free text. */
  public static final Field<Task, String> NOTES = Field.of("notes", FieldType.TEXT, Task::notes);

  /** Until when whoever took it from its queue has it. */
  public static final Field<Task, Instant> CLAIMED_UNTIL =
      Field.of("claimedUntil", FieldType.INSTANT, Task::claimedUntil);

  /** The task that has to be done before. */
  public static final Field<Task, UUID> AFTER =
      Field.reference("after", "task", entity -> EntityId.valueOf(entity.after()));

  /** When whoever does it is to be reminded. */
  public static final Field<Task, Instant> REMIND_AT =
      Field.of("remindAt", FieldType.INSTANT, Task::remindAt);

  /** The rule by which it repeats, as RFC 5545 writes it. */
  public static final Field<Task, String> REPEAT_RULE =
      Field.of(
          "repeatRule",
          FieldType.CODE,
          entity -> repeat(entity, one -> one.rule().isEmpty() ? null : one.rule()));

  /** The zone in whose local time it repeats. */
  public static final Field<Task, String> REPEAT_ZONE =
      Field.of("repeatZone", FieldType.CODE, entity -> repeat(entity, one -> one.zone().getId()));

  /** The local time at which the series begins, written as if it were UTC. */
  public static final Field<Task, Instant> REPEAT_FROM =
      Field.of("repeatFrom", FieldType.INSTANT, entity -> local(repeat(entity, Recurrence::start)));

  /** The local time at which the rule puts this task, written as if it were UTC. */
  public static final Field<Task, Instant> REPEAT_SLOT =
      Field.of("repeatSlot", FieldType.INSTANT, entity -> local(repeat(entity, Recurrence::slot)));

  /** The first task of the series it belongs to. */
  public static final Field<Task, UUID> SERIES_ID =
      Field.reference("seriesId", "task", entity -> EntityId.valueOf(entity.seriesId()));

  /** The started playbook that it is a step of. */
  public static final Field<Task, UUID> PLAYBOOK_RUN_ID =
      Field.reference(
          "playbookRunId", "playbookRun", entity -> EntityId.valueOf(entity.playbookRunId()));

  /** The key of that step. */
  public static final Field<Task, String> STEP = Field.of("step", FieldType.CODE, Task::step);

  /** Whose it was before it was escalated. */
  public static final Field<Task, String> ESCALATED_FROM =
      Field.of("escalatedFrom", FieldType.CODE, Task::escalatedFrom);

  /** The moment from which it is overdue, while it is still to be done. */
  public static final Field<Task, Instant> OVERDUE_AT =
      Field.<Task, Instant>of(
              "overdueAt",
              FieldType.INSTANT,
              entity -> entity.isOpen() && entity.due() != null ? entity.due().deadline() : null)
          .with(FieldTrait.INDEXED)
          .derivedFrom("status", "dueOn", "dueZone", "dueAt");

  /** Which deadlines were told when they passed. */
  public static final CollectionField<Task, ToldDeadline> TOLD =
      CollectionField.of("told", Task::told, Elements.TOLD_DEADLINE, Elements::toldDeadline);

  /** When the reminder or the deadline is to be told next. */
  public static final Field<Task, Instant> NEXT_ALARM_AT =
      Field.<Task, Instant>of("nextAlarmAt", FieldType.INSTANT, Task::nextAlarmAt)
          .with(FieldTrait.INDEXED)
          .derivedFrom("status", "remindAt", "dueOn", "dueZone", "dueAt", "told");

  /** What belongs to it. */
  public static final CollectionField<Task, ChecklistItem> CHECKLIST =
      CollectionField.of(
          "checklist", Task::checklist, Elements.CHECKLIST_ITEM, Elements::checklistItem);

  /** The description of the entity. */
  public static final EntityType<Task> TYPE =
      EntityType.define(
              "task",
              Task.class,
              entity -> entity.id().value(),
              Task::revision,
              TaskFields::stamp,
              TaskFields::assemble)
          .fields(
              SUBJECT,
              CUSTOMER_ID,
              DEAL_ID,
              DUE_ON,
              DUE_ZONE,
              DUE_AT,
              DEADLINE,
              ASSIGNEE,
              QUEUE,
              PRIORITY,
              STATUS,
              COMPLETED_AT,
              NOTES,
              CLAIMED_UNTIL,
              AFTER,
              REMIND_AT,
              NEXT_ALARM_AT,
              REPEAT_RULE,
              REPEAT_ZONE,
              REPEAT_FROM,
              REPEAT_SLOT,
              SERIES_ID,
              PLAYBOOK_RUN_ID,
              STEP,
              ESCALATED_FROM,
              OVERDUE_AT)
          .collection(CHECKLIST)
          .collection(TOLD)
          .build();

  private TaskFields() {}

  private static @Nullable Due due(EntityValues<Task> values) {
    LocalDate day = values.get(DUE_ON);
    if (day != null) {
      return Due.onDay(day, ZoneId.of(values.require(DUE_ZONE)));
    }
    Instant moment = values.get(DUE_AT);
    return moment == null ? null : Due.at(moment);
  }

  private static <V> @Nullable V repeat(Task task, Function<Recurrence, @Nullable V> part) {
    Recurrence recurrence = task.recurrence();
    return recurrence == null ? null : part.apply(recurrence);
  }

  /** A local time has no zone, and no storage may move it when the rules of a zone change. */
  private static @Nullable Instant local(@Nullable LocalDateTime time) {
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }

  private static @Nullable LocalDateTime local(@Nullable Instant written) {
    return written == null ? null : LocalDateTime.ofInstant(written, ZoneOffset.UTC);
  }

  /** Whoever may not see one part of it must not lose the others when the task is stored again. */
  private static @Nullable Recurrence recurrence(EntityValues<Task> values) {
    String rule = values.get(REPEAT_RULE);
    String zone = values.get(REPEAT_ZONE);
    return rule == null && zone == null
        ? null
        : new Recurrence(
            rule == null ? "" : rule,
            zone == null ? ZoneOffset.UTC : ZoneId.of(zone),
            local(values.get(REPEAT_FROM)),
            local(values.get(REPEAT_SLOT)));
  }

  private static Task stamp(Task entity, UUID id, Revision revision) {
    return new Task(
        new TaskId(id),
        entity.subject(),
        entity.customerId(),
        entity.dealId(),
        entity.due(),
        entity.assignee(),
        entity.queue(),
        entity.priority(),
        entity.status(),
        entity.completedAt(),
        entity.notes(),
        entity.claimedUntil(),
        entity.after(),
        entity.remindAt(),
        entity.recurrence(),
        entity.seriesId(),
        entity.playbookRunId(),
        entity.step(),
        entity.escalatedFrom(),
        entity.told(),
        entity.checklist(),
        revision);
  }

  private static Task assemble(EntityValues<Task> values) {
    return new Task(
        new TaskId(values.id()),
        values.require(SUBJECT),
        Ids.customerId(values.get(CUSTOMER_ID)),
        Ids.dealId(values.get(DEAL_ID)),
        due(values),
        values.get(ASSIGNEE),
        values.get(QUEUE),
        values.require(PRIORITY),
        values.require(STATUS),
        values.get(COMPLETED_AT),
        values.get(NOTES),
        values.get(CLAIMED_UNTIL),
        Ids.taskId(values.get(AFTER)),
        values.get(REMIND_AT),
        recurrence(values),
        Ids.taskId(values.get(SERIES_ID)),
        Ids.playbookRunId(values.get(PLAYBOOK_RUN_ID)),
        values.get(STEP),
        values.get(ESCALATED_FROM),
        values.list(TOLD),
        values.list(CHECKLIST),
        values.revision());
  }
}
