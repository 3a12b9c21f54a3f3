package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.AuditEntry;
import dev.crmcore.model.AuditId;
import dev.crmcore.model.AuditLink;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of audit entries. */
public final class AuditFields {
  /** When. */
  public static final Field<AuditEntry, Instant> AT =
      Field.<AuditEntry, Instant>of("at", FieldType.INSTANT, AuditEntry::at)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Who. */
  public static final Field<AuditEntry, String> ACTOR =
      Field.<AuditEntry, String>of("actor", FieldType.CODE, AuditEntry::actor)
          .with(FieldTrait.REQUIRED);

  /** What was done. */
  public static final Field<AuditEntry, String> ACTION =
      Field.<AuditEntry, String>of("action", FieldType.CODE, AuditEntry::action)
          .with(FieldTrait.REQUIRED);

  /** The kind of record. */
  public static final Field<AuditEntry, String> ENTITY =
      Field.of("entity", FieldType.CODE, AuditEntry::entity);

  /** The record. */
  public static final Field<AuditEntry, UUID> ENTITY_ID =
      Field.<AuditEntry, UUID>of("entityId", FieldType.ID, AuditEntry::entityId)
          .with(FieldTrait.INDEXED);

  /** How many records were touched. */
  public static final Field<AuditEntry, Long> CHANGES =
      Field.<AuditEntry, Long>of("changes", FieldType.INTEGER, AuditEntry::changes)
          .with(FieldTrait.REQUIRED);

  /** Where the data came from. */
  public static final Field<AuditEntry, String> SOURCE =
      Field.of("source", FieldType.TEXT, AuditEntry::source);

  /** Why. */
  public static final Field<AuditEntry, String> REASON =
      Field.of("reason", FieldType.TEXT, AuditEntry::reason);

  /** The run it is part of. */
  public static final Field<AuditEntry, UUID> RUN =
      Field.<AuditEntry, UUID>of("run", FieldType.ID, AuditEntry::run).with(FieldTrait.INDEXED);

  /** Its place in the chain. */
  public static final Field<AuditEntry, Long> POSITION =
      Field.<AuditEntry, Long>of("position", FieldType.INTEGER, entity -> entity.link().position())
          .with(FieldTrait.REQUIRED, FieldTrait.UNIQUE);

  /** The digest of the lineage rows it heads. */
  public static final Field<AuditEntry, String> LINEAGE =
      Field.<AuditEntry, String>of("lineage", FieldType.CODE, entity -> entity.link().lineage())
          .with(FieldTrait.REQUIRED);

  /** The digest of the entry before. */
  public static final Field<AuditEntry, String> PREVIOUS =
      Field.<AuditEntry, String>of("previous", FieldType.CODE, entity -> entity.link().previous())
          .with(FieldTrait.REQUIRED);

  /** The digest of the entry. */
  public static final Field<AuditEntry, String> DIGEST =
      Field.<AuditEntry, String>of("digest", FieldType.CODE, entity -> entity.link().digest())
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<AuditEntry> TYPE =
      EntityType.defineAppendOnly(
              "audit",
              AuditEntry.class,
              entity -> entity.id().value(),
              AuditFields::stamp,
              AuditFields::assemble)
          .fields(
              AT, ACTOR, ACTION, ENTITY, ENTITY_ID, CHANGES, SOURCE, REASON, RUN, POSITION, LINEAGE,
              PREVIOUS, DIGEST)
          .removable()
          .build();

  private AuditFields() {}

  private static AuditEntry stamp(AuditEntry entity, UUID id, Revision revision) {
    return new AuditEntry(
        new AuditId(id),
        entity.at(),
        entity.actor(),
        entity.action(),
        entity.entity(),
        entity.entityId(),
        entity.changes(),
        entity.source(),
        entity.reason(),
        entity.run(),
        entity.link());
  }

  private static AuditEntry assemble(EntityValues<AuditEntry> values) {
    return new AuditEntry(
        new AuditId(values.id()),
        values.require(AT),
        values.require(ACTOR),
        values.require(ACTION),
        values.get(ENTITY),
        values.get(ENTITY_ID),
        values.require(CHANGES),
        values.get(SOURCE),
        values.get(REASON),
        values.get(RUN),
        new AuditLink(
            values.require(POSITION),
            values.require(LINEAGE),
            values.require(PREVIOUS),
            values.require(DIGEST)));
  }
}
