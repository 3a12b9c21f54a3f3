package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.QualityRating;
import dev.crmcore.model.QualityRatingId;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of the scores of customers. */
public final class QualityRatingFields {
  /** Who. */
  public static final Field<QualityRating, UUID> CUSTOMER_ID =
      Field.<QualityRating, UUID>of(
              "customerId", FieldType.ID, entity -> entity.customerId().value())
          .with(FieldTrait.REQUIRED, FieldTrait.UNIQUE);

  /** From 0 to 100. */
  public static final Field<QualityRating, Long> SCORE =
      Field.<QualityRating, Long>of("score", FieldType.INTEGER, QualityRating::score)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** When it became so. */
  public static final Field<QualityRating, Instant> RATED_AT =
      Field.<QualityRating, Instant>of("ratedAt", FieldType.INSTANT, QualityRating::ratedAt)
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<QualityRating> TYPE =
      EntityType.define(
              "qualityRating",
              QualityRating.class,
              entity -> entity.id().value(),
              QualityRating::revision,
              QualityRatingFields::stamp,
              QualityRatingFields::assemble)
          .fields(CUSTOMER_ID, SCORE, RATED_AT)
          .build();

  private QualityRatingFields() {}

  private static QualityRating stamp(QualityRating entity, UUID id, Revision revision) {
    return new QualityRating(
        new QualityRatingId(id), entity.customerId(), entity.score(), entity.ratedAt(), revision);
  }

  private static QualityRating assemble(EntityValues<QualityRating> values) {
    return new QualityRating(
        new QualityRatingId(values.id()),
        new CustomerId(values.require(CUSTOMER_ID)),
        values.require(SCORE),
        values.require(RATED_AT),
        values.revision());
  }
}
