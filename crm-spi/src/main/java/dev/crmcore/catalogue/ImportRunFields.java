package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.ImportRun;
import dev.crmcore.model.ImportRunId;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of import runs. */
public final class ImportRunFields {
  /** The feed. */
  public static final Field<ImportRun, String> SOURCE =
      Field.<ImportRun, String>of("source", FieldType.TEXT, ImportRun::source)
          .with(FieldTrait.REQUIRED);

  /** The file. */
  public static final Field<ImportRun, String> FILE =
      Field.of("file", FieldType.TEXT, ImportRun::file);

  /** When it began. */
  public static final Field<ImportRun, Instant> STARTED_AT =
      Field.<ImportRun, Instant>of("startedAt", FieldType.INSTANT, ImportRun::startedAt)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** When it ended. */
  public static final Field<ImportRun, Instant> FINISHED_AT =
      Field.of("finishedAt", FieldType.INSTANT, ImportRun::finishedAt);

  /** Rows read. */
  public static final Field<ImportRun, Long> READ =
      Field.<ImportRun, Long>of("read", FieldType.INTEGER, ImportRun::read)
          .with(FieldTrait.REQUIRED);

  /** Customers created. */
  public static final Field<ImportRun, Long> CREATED =
      Field.<ImportRun, Long>of("created", FieldType.INTEGER, ImportRun::created)
          .with(FieldTrait.REQUIRED);

  /** Customers changed. */
  public static final Field<ImportRun, Long> UPDATED =
      Field.<ImportRun, Long>of("updated", FieldType.INTEGER, ImportRun::updated)
          .with(FieldTrait.REQUIRED);

  /** Rows that said nothing new. */
  public static final Field<ImportRun, Long> UNCHANGED =
      Field.<ImportRun, Long>of("unchanged", FieldType.INTEGER, ImportRun::unchanged)
          .with(FieldTrait.REQUIRED);

  /** Rows refused. */
  public static final Field<ImportRun, Long> REJECTED =
      Field.<ImportRun, Long>of("rejected", FieldType.INTEGER, ImportRun::rejected)
          .with(FieldTrait.REQUIRED);

  /** Rows put aside. */
  public static final Field<ImportRun, Long> QUARANTINED =
      Field.<ImportRun, Long>of("quarantined", FieldType.INTEGER, ImportRun::quarantined)
          .with(FieldTrait.REQUIRED);

  /** Cells that were not applied. */
  public static final Field<ImportRun, Long> KEPT =
      Field.<ImportRun, Long>of("kept", FieldType.INTEGER, ImportRun::kept)
          .with(FieldTrait.REQUIRED);

  /** Pairs that went into the review queue. */
  public static final Field<ImportRun, Long> POSSIBLE =
      Field.<ImportRun, Long>of("possible", FieldType.INTEGER, ImportRun::possible)
          .with(FieldTrait.REQUIRED);

  /** Bytes of the file. */
  public static final Field<ImportRun, Long> SIZE =
      Field.<ImportRun, Long>of("size", FieldType.INTEGER, ImportRun::size)
          .with(FieldTrait.REQUIRED);

  /** The digest of the file. */
  public static final Field<ImportRun, String> CONTENT =
      Field.<ImportRun, String>of("content", FieldType.CODE, ImportRun::content)
          .with(FieldTrait.INDEXED);

  /** The digest of the options. */
  public static final Field<ImportRun, String> OPTIONS =
      Field.of("options", FieldType.CODE, ImportRun::options);

  /** How long the errors file was. */
  public static final Field<ImportRun, Long> ERROR_BYTES =
      Field.<ImportRun, Long>of("errorBytes", FieldType.INTEGER, ImportRun::errorBytes)
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<ImportRun> TYPE =
      EntityType.define(
              "importRun",
              ImportRun.class,
              entity -> entity.id().value(),
              ImportRun::revision,
              ImportRunFields::stamp,
              ImportRunFields::assemble)
          .fields(
              SOURCE,
              FILE,
              STARTED_AT,
              FINISHED_AT,
              READ,
              CREATED,
              UPDATED,
              UNCHANGED,
              REJECTED,
              QUARANTINED,
              KEPT,
              POSSIBLE,
              SIZE,
              CONTENT,
              OPTIONS,
              ERROR_BYTES)
          .build();

  private ImportRunFields() {}

  private static ImportRun stamp(ImportRun entity, UUID id, Revision revision) {
    return new ImportRun(
        new ImportRunId(id),
        entity.source(),
        entity.file(),
        entity.startedAt(),
        entity.finishedAt(),
        entity.read(),
        entity.created(),
        entity.updated(),
        entity.unchanged(),
        entity.rejected(),
        entity.quarantined(),
        entity.kept(),
        entity.possible(),
        entity.size(),
        entity.content(),
        entity.options(),
        entity.errorBytes(),
        revision);
  }

  private static ImportRun assemble(EntityValues<ImportRun> values) {
    return new ImportRun(
        new ImportRunId(values.id()),
        values.require(SOURCE),
        values.get(FILE),
        values.require(STARTED_AT),
        values.get(FINISHED_AT),
        values.require(READ),
        values.require(CREATED),
        values.require(UPDATED),
        values.require(UNCHANGED),
        values.require(REJECTED),
        values.require(QUARANTINED),
        values.require(KEPT),
        values.require(POSSIBLE),
        values.require(SIZE),
        values.get(CONTENT),
        values.get(OPTIONS),
        values.require(ERROR_BYTES),
        values.revision());
  }
}
