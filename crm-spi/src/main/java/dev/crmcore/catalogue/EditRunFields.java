package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.EditRun;
import dev.crmcore.model.EditRunId;
import dev.crmcore.model.EditRunKind;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of runs of edits. */
public final class EditRunFields {
  /** What it did. */
  public static final Field<EditRun, EditRunKind> KIND =
      Field.<EditRun, EditRunKind>of("kind", FieldType.choice(EditRunKind.class), EditRun::kind)
          .with(FieldTrait.REQUIRED);

  /** In words. */
  public static final Field<EditRun, String> DESCRIPTION =
      Field.<EditRun, String>of("description", FieldType.TEXT, EditRun::description)
          .with(FieldTrait.REQUIRED);

  /** What it took back. */
  public static final Field<EditRun, UUID> REVERTS =
      Field.<EditRun, UUID>of("reverts", FieldType.ID, EditRun::reverts).with(FieldTrait.INDEXED);

  /** Who started it. */
  public static final Field<EditRun, String> STARTED_BY =
      Field.<EditRun, String>of("startedBy", FieldType.CODE, EditRun::startedBy)
          .with(FieldTrait.REQUIRED);

  /** When it began. */
  public static final Field<EditRun, Instant> STARTED_AT =
      Field.<EditRun, Instant>of("startedAt", FieldType.INSTANT, EditRun::startedAt)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** When it ended. */
  public static final Field<EditRun, Instant> FINISHED_AT =
      Field.of("finishedAt", FieldType.INSTANT, EditRun::finishedAt);

  /** Records to be changed. */
  public static final Field<EditRun, Long> PLANNED =
      Field.<EditRun, Long>of("planned", FieldType.INTEGER, EditRun::planned)
          .with(FieldTrait.REQUIRED);

  /** Records changed. */
  public static final Field<EditRun, Long> APPLIED =
      Field.<EditRun, Long>of("applied", FieldType.INTEGER, EditRun::applied)
          .with(FieldTrait.REQUIRED);

  /** Records left as they are. */
  public static final Field<EditRun, Long> REFUSED =
      Field.<EditRun, Long>of("refused", FieldType.INTEGER, EditRun::refused)
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<EditRun> TYPE =
      EntityType.define(
              "editRun",
              EditRun.class,
              entity -> entity.id().value(),
              EditRun::revision,
              EditRunFields::stamp,
              EditRunFields::assemble)
          .fields(
              KIND,
              DESCRIPTION,
              REVERTS,
              STARTED_BY,
              STARTED_AT,
              FINISHED_AT,
              PLANNED,
              APPLIED,
              REFUSED)
          .build();

  private EditRunFields() {}

  private static EditRun stamp(EditRun entity, UUID id, Revision revision) {
    return new EditRun(
        new EditRunId(id),
        entity.kind(),
        entity.description(),
        entity.reverts(),
        entity.startedBy(),
        entity.startedAt(),
        entity.finishedAt(),
        entity.planned(),
        entity.applied(),
        entity.refused(),
        revision);
  }

  private static EditRun assemble(EntityValues<EditRun> values) {
    return new EditRun(
        new EditRunId(values.id()),
        values.require(KIND),
        values.require(DESCRIPTION),
        values.get(REVERTS),
        values.require(STARTED_BY),
        values.require(STARTED_AT),
        values.get(FINISHED_AT),
        values.require(PLANNED),
        values.require(APPLIED),
        values.require(REFUSED),
        values.revision());
  }
}
