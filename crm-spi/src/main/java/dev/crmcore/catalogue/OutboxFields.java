package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.OutboxEntry;
import dev.crmcore.model.OutboxId;
import dev.crmcore.model.OutboxStatus;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of promised work. */
public final class OutboxFields {
  /** Which kind of work. */
  public static final Field<OutboxEntry, String> TOPIC =
      Field.<OutboxEntry, String>of("topic", FieldType.CODE, OutboxEntry::topic)
          .with(FieldTrait.REQUIRED);

  /** Names the work. */
  public static final Field<OutboxEntry, String> KEY =
      Field.<OutboxEntry, String>of("key", FieldType.CODE, OutboxEntry::key)
          .with(FieldTrait.REQUIRED, FieldTrait.UNIQUE);

  /** What to do. */
  public static final Field<OutboxEntry, String> PAYLOAD =
      Field.<OutboxEntry, String>of("payload", FieldType.CODE, OutboxEntry::payload)
          .with(FieldTrait.REQUIRED, FieldTrait.PERSONAL);

  /** How far it has come. */
  public static final Field<OutboxEntry, OutboxStatus> STATUS =
      Field.<OutboxEntry, OutboxStatus>of(
              "status", FieldType.choice(OutboxStatus.class), OutboxEntry::status)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** How often it was tried. */
  public static final Field<OutboxEntry, Long> ATTEMPTS =
      Field.<OutboxEntry, Long>of(
              "attempts", FieldType.INTEGER, entity -> Long.valueOf(entity.attempts()))
          .with(FieldTrait.REQUIRED);

  /** Not before. */
  public static final Field<OutboxEntry, Instant> DUE_AT =
      Field.<OutboxEntry, Instant>of("dueAt", FieldType.INSTANT, OutboxEntry::dueAt)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** What the last try said. */
  public static final Field<OutboxEntry, String> LAST_ERROR =
      Field.of("lastError", FieldType.TEXT, OutboxEntry::lastError);

  /** The description of the entity. */
  public static final EntityType<OutboxEntry> TYPE =
      EntityType.define(
              "outbox",
              OutboxEntry.class,
              entity -> entity.id().value(),
              OutboxEntry::revision,
              OutboxFields::stamp,
              OutboxFields::assemble)
          .fields(TOPIC, KEY, PAYLOAD, STATUS, ATTEMPTS, DUE_AT, LAST_ERROR)
          .build();

  private OutboxFields() {}

  private static OutboxEntry stamp(OutboxEntry entity, UUID id, Revision revision) {
    return new OutboxEntry(
        new OutboxId(id),
        entity.topic(),
        entity.key(),
        entity.payload(),
        entity.status(),
        entity.attempts(),
        entity.dueAt(),
        entity.lastError(),
        revision);
  }

  private static OutboxEntry assemble(EntityValues<OutboxEntry> values) {
    return new OutboxEntry(
        new OutboxId(values.id()),
        values.require(TOPIC),
        values.require(KEY),
        values.require(PAYLOAD),
        values.require(STATUS),
        Math.toIntExact(values.require(ATTEMPTS)),
        values.require(DUE_AT),
        values.get(LAST_ERROR),
        values.revision());
  }
}
