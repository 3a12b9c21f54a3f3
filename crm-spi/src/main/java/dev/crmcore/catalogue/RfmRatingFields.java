package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Revision;
import dev.crmcore.model.RfmRating;
import dev.crmcore.model.RfmRatingId;
import java.time.Instant;
import java.util.UUID;

/** The fields of RFM ratings. */
public final class RfmRatingFields {
  /** Who. */
  public static final Field<RfmRating, UUID> CUSTOMER_ID =
      Field.<RfmRating, UUID>of("customerId", FieldType.ID, entity -> entity.customerId().value())
          .with(FieldTrait.REQUIRED, FieldTrait.UNIQUE);

  /** 1 to 5 by the last purchase. */
  public static final Field<RfmRating, Long> RECENCY =
      Field.<RfmRating, Long>of("recency", FieldType.INTEGER, RfmRating::recency)
          .with(FieldTrait.REQUIRED);

  /** 1 to 5 by the number of purchases. */
  public static final Field<RfmRating, Long> FREQUENCY =
      Field.<RfmRating, Long>of("frequency", FieldType.INTEGER, RfmRating::frequency)
          .with(FieldTrait.REQUIRED);

  /** 1 to 5 by what was paid. */
  public static final Field<RfmRating, Long> MONETARY =
      Field.<RfmRating, Long>of("monetary", FieldType.INTEGER, RfmRating::monetary)
          .with(FieldTrait.REQUIRED);

  /** When they bought last. */
  public static final Field<RfmRating, Instant> LAST_PURCHASE_AT =
      Field.<RfmRating, Instant>of("lastPurchaseAt", FieldType.INSTANT, RfmRating::lastPurchaseAt)
          .with(FieldTrait.REQUIRED);

  /** How often. */
  public static final Field<RfmRating, Long> PURCHASES =
      Field.<RfmRating, Long>of("purchases", FieldType.INTEGER, RfmRating::purchases)
          .with(FieldTrait.REQUIRED);

  /** For how much. */
  public static final Field<RfmRating, Money> AMOUNT =
      Field.<RfmRating, Money>of("amount", FieldType.MONEY, RfmRating::amount)
          .with(FieldTrait.REQUIRED);

  /** When that was worked out. */
  public static final Field<RfmRating, Instant> RATED_AT =
      Field.<RfmRating, Instant>of("ratedAt", FieldType.INSTANT, RfmRating::ratedAt)
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<RfmRating> TYPE =
      EntityType.define(
              "rfmRating",
              RfmRating.class,
              entity -> entity.id().value(),
              RfmRating::revision,
              RfmRatingFields::stamp,
              RfmRatingFields::assemble)
          .fields(
              CUSTOMER_ID,
              RECENCY,
              FREQUENCY,
              MONETARY,
              LAST_PURCHASE_AT,
              PURCHASES,
              AMOUNT,
              RATED_AT)
          .build();

  private RfmRatingFields() {}

  private static RfmRating stamp(RfmRating entity, UUID id, Revision revision) {
    return new RfmRating(
        new RfmRatingId(id),
        entity.customerId(),
        entity.recency(),
        entity.frequency(),
        entity.monetary(),
        entity.lastPurchaseAt(),
        entity.purchases(),
        entity.amount(),
        entity.ratedAt(),
        revision);
  }

  private static RfmRating assemble(EntityValues<RfmRating> values) {
    return new RfmRating(
        new RfmRatingId(values.id()),
        new CustomerId(values.require(CUSTOMER_ID)),
        values.require(RECENCY),
        values.require(FREQUENCY),
        values.require(MONETARY),
        values.require(LAST_PURCHASE_AT),
        values.require(PURCHASES),
        values.require(AMOUNT),
        values.require(RATED_AT),
        values.revision());
  }
}
