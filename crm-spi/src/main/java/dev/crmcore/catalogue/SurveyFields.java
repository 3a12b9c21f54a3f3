package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Survey;
import dev.crmcore.model.SurveyClass;
import dev.crmcore.model.SurveyId;
import dev.crmcore.model.SurveyInstrument;
import java.time.Instant;
import java.util.UUID;

/** The fields of surveys. */
public final class SurveyFields {
  /** Who is asked. */
  public static final Field<Survey, UUID> CUSTOMER_ID =
      Field.<Survey>reference("customerId", "customer", entity -> entity.customerId().value())
          .with(FieldTrait.REQUIRED);

  /** What is measured. */
  public static final Field<Survey, SurveyInstrument> INSTRUMENT =
      Field.<Survey, SurveyInstrument>of(
              "instrument", FieldType.choice(SurveyInstrument.class), Survey::instrument)
          .with(FieldTrait.REQUIRED);

  /** The case it is about. */
  public static final Field<Survey, UUID> CASE_ID =
      Field.<Survey>reference("caseId", "serviceCase", entity -> EntityId.valueOf(entity.caseId()));

  /** The deal it is about. */
  public static final Field<Survey, UUID> DEAL_ID =
      Field.<Survey>reference("dealId", "deal", entity -> EntityId.valueOf(entity.dealId()));

  /** When it was sent; null where somebody answered without being asked. */
  public static final Field<Survey, Instant> SENT_AT =
      Field.of("sentAt", FieldType.INSTANT, Survey::sentAt);

  /** When it was answered. */
  public static final Field<Survey, Instant> ANSWERED_AT =
      Field.of("answeredAt", FieldType.INSTANT, Survey::answeredAt);

  /** What was answered, on the scale of the instrument. */
  public static final Field<Survey, Long> SCORE =
      Field.of("score", FieldType.INTEGER, Survey::score);

  /** What the answer means. */
  public static final Field<Survey, SurveyClass> OUTCOME =
      Field.<Survey, SurveyClass>of("outcome", FieldType.choice(SurveyClass.class), Survey::outcome)
          .with(FieldTrait.INDEXED)
          .derivedFrom("instrument", "score");

  /** What was said besides. */
  public static final Field<Survey, String> COMMENT =
      Field.of("comment", FieldType.TEXT, Survey::comment);

  /** The same answer reported twice has the same key and is stored once. */
  public static final Field<Survey, String> IDEMPOTENCY_KEY =
      Field.<Survey, String>of("idempotencyKey", FieldType.CODE, Survey::idempotencyKey)
          .with(FieldTrait.UNIQUE);

  /** The description of the entity. */
  public static final EntityType<Survey> TYPE =
      EntityType.define(
              "survey",
              Survey.class,
              entity -> entity.id().value(),
              Survey::revision,
              SurveyFields::stamp,
              SurveyFields::assemble)
          .fields(
              CUSTOMER_ID,
              INSTRUMENT,
              CASE_ID,
              DEAL_ID,
              SENT_AT,
              ANSWERED_AT,
              SCORE,
              OUTCOME,
              COMMENT,
              IDEMPOTENCY_KEY)
          .build();

  private SurveyFields() {}

  private static Survey stamp(Survey entity, UUID id, Revision revision) {
    return new Survey(
        new SurveyId(id),
        entity.customerId(),
        entity.instrument(),
        entity.caseId(),
        entity.dealId(),
        entity.sentAt(),
        entity.answeredAt(),
        entity.score(),
        entity.comment(),
        entity.idempotencyKey(),
        revision);
  }

  private static Survey assemble(EntityValues<Survey> values) {
    return new Survey(
        new SurveyId(values.id()),
        new CustomerId(values.require(CUSTOMER_ID)),
        values.require(INSTRUMENT),
        Ids.serviceCaseId(values.get(CASE_ID)),
        Ids.dealId(values.get(DEAL_ID)),
        values.get(SENT_AT),
        values.get(ANSWERED_AT),
        values.get(SCORE),
        values.get(COMMENT),
        values.get(IDEMPOTENCY_KEY),
        values.revision());
  }
}
