package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.ForecastSnapshot;
import dev.crmcore.model.ForecastSnapshotId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Revision;
import java.time.LocalDate;
import java.util.UUID;

/** The fields of forecasts as they stood. */
public final class ForecastSnapshotFields {
  /** The day it was taken. */
  public static final Field<ForecastSnapshot, LocalDate> TAKEN_ON =
      Field.<ForecastSnapshot, LocalDate>of("takenOn", FieldType.DATE, ForecastSnapshot::takenOn)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** The first day of the month it is about. */
  public static final Field<ForecastSnapshot, LocalDate> MONTH =
      Field.<ForecastSnapshot, LocalDate>of("month", FieldType.DATE, ForecastSnapshot::month)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Whose deals; null for those of nobody. */
  public static final Field<ForecastSnapshot, String> OWNER =
      Field.<ForecastSnapshot, String>of("owner", FieldType.CODE, ForecastSnapshot::owner)
          .with(FieldTrait.INDEXED);

  /** What was won in the month so far. */
  public static final Field<ForecastSnapshot, Money> WON =
      Field.<ForecastSnapshot, Money>of("won", FieldType.MONEY, ForecastSnapshot::won)
          .with(FieldTrait.REQUIRED);

  /** What was won and what is expected, each open deal by its chance. */
  public static final Field<ForecastSnapshot, Money> WEIGHTED =
      Field.<ForecastSnapshot, Money>of("weighted", FieldType.MONEY, ForecastSnapshot::weighted)
          .with(FieldTrait.REQUIRED);

  /** What was won and all that is open. */
  public static final Field<ForecastSnapshot, Money> BEST =
      Field.<ForecastSnapshot, Money>of("best", FieldType.MONEY, ForecastSnapshot::best)
          .with(FieldTrait.REQUIRED);

  /** What was won and what is nearly certain. */
  public static final Field<ForecastSnapshot, Money> WORST =
      Field.<ForecastSnapshot, Money>of("worst", FieldType.MONEY, ForecastSnapshot::worst)
          .with(FieldTrait.REQUIRED);

  /** What was to be sold; null where nothing was said. */
  public static final Field<ForecastSnapshot, Money> QUOTA =
      Field.of("quota", FieldType.MONEY, ForecastSnapshot::quota);

  /** How many deals are left out because there was no rate. */
  public static final Field<ForecastSnapshot, Long> UNCONVERTED =
      Field.of("unconverted", FieldType.INTEGER, ForecastSnapshot::unconverted);

  /** What makes it unique: the day, the month, the currency and whose deals. */
  public static final Field<ForecastSnapshot, String> KEY =
      Field.<ForecastSnapshot, String>of("key", FieldType.CODE, ForecastSnapshotFields::key)
          .with(FieldTrait.UNIQUE)
          .derivedFrom("takenOn", "month", "owner", "won");

  /** The description of the entity. */
  public static final EntityType<ForecastSnapshot> TYPE =
      EntityType.define(
              "forecastSnapshot",
              ForecastSnapshot.class,
              entity -> entity.id().value(),
              ForecastSnapshot::revision,
              ForecastSnapshotFields::stamp,
              ForecastSnapshotFields::assemble)
          .fields(TAKEN_ON, MONTH, OWNER, WON, WEIGHTED, BEST, WORST, QUOTA, UNCONVERTED, KEY)
          .build();

  private ForecastSnapshotFields() {}

  private static String key(ForecastSnapshot entity) {
    String key =
        entity.takenOn() + "/" + entity.month() + "/" + entity.won().currency().getCurrencyCode();
    return entity.owner() == null ? key : key + "/" + entity.owner();
  }

  private static ForecastSnapshot stamp(ForecastSnapshot entity, UUID id, Revision revision) {
    return new ForecastSnapshot(
        new ForecastSnapshotId(id),
        entity.takenOn(),
        entity.month(),
        entity.owner(),
        entity.won(),
        entity.weighted(),
        entity.best(),
        entity.worst(),
        entity.quota(),
        entity.unconverted(),
        revision);
  }

  private static ForecastSnapshot assemble(EntityValues<ForecastSnapshot> values) {
    return new ForecastSnapshot(
        new ForecastSnapshotId(values.id()),
        values.require(TAKEN_ON),
        values.require(MONTH),
        values.get(OWNER),
        values.require(WON),
        values.require(WEIGHTED),
        values.require(BEST),
        values.require(WORST),
        values.get(QUOTA),
        values.get(UNCONVERTED),
        values.revision());
  }
}
