package dev.crmcore.catalogue;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.AuditId;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.LineageId;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of lineage entries. */
public final class LineageFields {
  /** The audit entry. */
  public static final Field<LineageEntry, UUID> CHANGE_SET =
      Field.<LineageEntry, UUID>of("changeSet", FieldType.ID, entity -> entity.changeSet().value())
          .with(FieldTrait.INDEXED);

  /** The kind of record. */
  public static final Field<LineageEntry, String> ENTITY =
      Field.<LineageEntry, String>of("entity", FieldType.CODE, LineageEntry::entity)
          .with(FieldTrait.REQUIRED);

  /** Which record. */
  public static final Field<LineageEntry, UUID> ENTITY_ID =
      Field.<LineageEntry, UUID>of("entityId", FieldType.ID, LineageEntry::entityId)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** The version afterwards. */
  public static final Field<LineageEntry, Long> VERSION =
      Field.<LineageEntry, Long>of("version", FieldType.INTEGER, LineageEntry::version)
          .with(FieldTrait.REQUIRED);

  /** When. */
  public static final Field<LineageEntry, Instant> AT =
      Field.<LineageEntry, Instant>of("at", FieldType.INSTANT, LineageEntry::at)
          .with(FieldTrait.REQUIRED);

  /** Who. */
  public static final Field<LineageEntry, String> ACTOR =
      Field.<LineageEntry, String>of("actor", FieldType.CODE, LineageEntry::actor)
          .with(FieldTrait.REQUIRED);

  /** Where the data came from. */
  public static final Field<LineageEntry, String> SOURCE =
      Field.of("source", FieldType.TEXT, LineageEntry::source);

  /** What changed. */
  public static final CollectionField<LineageEntry, FieldChange> CHANGES =
      CollectionField.of(
              "changes", LineageEntry::changes, Elements.FIELD_CHANGE, Elements::fieldChange)
          .asDocument();

  /** The description of the entity. */
  public static final EntityType<LineageEntry> TYPE =
      EntityType.defineAppendOnly(
              "lineage",
              LineageEntry.class,
              entity -> entity.id().value(),
              LineageFields::stamp,
              LineageFields::assemble)
          .fields(CHANGE_SET, ENTITY, ENTITY_ID, VERSION, AT, ACTOR, SOURCE)
          .collection(CHANGES)
          .removable()
          .build();

  private LineageFields() {}

  private static LineageEntry stamp(LineageEntry entity, UUID id, Revision revision) {
    return new LineageEntry(
        new LineageId(id),
        entity.changeSet(),
        entity.entity(),
        entity.entityId(),
        entity.version(),
        entity.at(),
        entity.actor(),
        entity.source(),
        entity.changes());
  }

  private static LineageEntry assemble(EntityValues<LineageEntry> values) {
    return new LineageEntry(
        new LineageId(values.id()),
        new AuditId(values.require(CHANGE_SET)),
        values.require(ENTITY),
        values.require(ENTITY_ID),
        values.require(VERSION),
        values.require(AT),
        values.require(ACTOR),
        values.get(SOURCE),
        values.list(CHANGES));
  }
}
