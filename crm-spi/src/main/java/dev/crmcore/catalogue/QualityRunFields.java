package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.QualityRun;
import dev.crmcore.model.QualityRunId;
import dev.crmcore.model.Revision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** The fields of kept audits of quality. */
public final class QualityRunFields {
  /** Who was looked at. */
  public static final Field<QualityRun, String> SCOPE =
      Field.<QualityRun, String>of("scope", FieldType.CODE, QualityRun::scope)
          .with(FieldTrait.REQUIRED);

  /** When it began. */
  public static final Field<QualityRun, Instant> STARTED_AT =
      Field.<QualityRun, Instant>of("startedAt", FieldType.INSTANT, QualityRun::startedAt)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** When it ended. */
  public static final Field<QualityRun, Instant> FINISHED_AT =
      Field.<QualityRun, Instant>of("finishedAt", FieldType.INSTANT, QualityRun::finishedAt);

  /** How far it came. */
  public static final Field<QualityRun, UUID> REACHED =
      Field.<QualityRun, UUID>of(
          "reached", FieldType.ID, entity -> EntityId.valueOf(entity.reached()));

  /** How many were looked at. */
  public static final Field<QualityRun, Long> CUSTOMERS =
      Field.<QualityRun, Long>of("customers", FieldType.INTEGER, QualityRun::customers)
          .with(FieldTrait.REQUIRED);

  /** From 0 to 100. */
  public static final Field<QualityRun, BigDecimal> SCORE =
      Field.<QualityRun, BigDecimal>of("score", FieldType.DECIMAL, QualityRun::score)
          .with(FieldTrait.REQUIRED);

  /** The counts. */
  public static final Field<QualityRun, String> FIGURES =
      Field.<QualityRun, String>of("figures", FieldType.CODE, QualityRun::figures)
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<QualityRun> TYPE =
      EntityType.define(
              "qualityRun",
              QualityRun.class,
              entity -> entity.id().value(),
              QualityRun::revision,
              QualityRunFields::stamp,
              QualityRunFields::assemble)
          .fields(SCOPE, STARTED_AT, FINISHED_AT, REACHED, CUSTOMERS, SCORE, FIGURES)
          .build();

  private QualityRunFields() {}

  private static QualityRun stamp(QualityRun entity, UUID id, Revision revision) {
    return new QualityRun(
        new QualityRunId(id),
        entity.scope(),
        entity.startedAt(),
        entity.finishedAt(),
        entity.reached(),
        entity.customers(),
        entity.score(),
        entity.figures(),
        revision);
  }

  private static QualityRun assemble(EntityValues<QualityRun> values) {
    return new QualityRun(
        new QualityRunId(values.id()),
        values.require(SCOPE),
        values.require(STARTED_AT),
        values.get(FINISHED_AT),
        Ids.customerId(values.get(REACHED)),
        values.require(CUSTOMERS),
        values.require(SCORE),
        values.require(FIGURES),
        values.revision());
  }
}
