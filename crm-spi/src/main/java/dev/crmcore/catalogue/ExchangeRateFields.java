package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.ExchangeRate;
import dev.crmcore.model.ExchangeRateId;
import dev.crmcore.model.Revision;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** The fields of rates of exchange. */
public final class ExchangeRateFields {
  /** The code of the currency that is converted, ISO 4217. */
  public static final Field<ExchangeRate, String> FROM =
      Field.<ExchangeRate, String>of("from", FieldType.CODE, ExchangeRate::from)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** The code of the currency that it is converted to. */
  public static final Field<ExchangeRate, String> TO =
      Field.<ExchangeRate, String>of("to", FieldType.CODE, ExchangeRate::to)
          .with(FieldTrait.REQUIRED);

  /** From which day on it counts, until there is a newer one. */
  public static final Field<ExchangeRate, LocalDate> DAY =
      Field.<ExchangeRate, LocalDate>of("day", FieldType.DATE, ExchangeRate::day)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** How much of it one unit is worth, more than 0, at most 15 digits. */
  public static final Field<ExchangeRate, BigDecimal> RATE =
      Field.<ExchangeRate, BigDecimal>of("rate", FieldType.DECIMAL, ExchangeRate::rate)
          .with(FieldTrait.REQUIRED);

  /** Who published it. */
  public static final Field<ExchangeRate, String> SOURCE =
      Field.of("source", FieldType.TEXT, ExchangeRate::source);

  /** What makes it unique: the currencies and the day. */
  public static final Field<ExchangeRate, String> KEY =
      Field.<ExchangeRate, String>of("key", FieldType.CODE, ExchangeRateFields::key)
          .with(FieldTrait.UNIQUE)
          .derivedFrom("from", "to", "day");

  /** The description of the entity. */
  public static final EntityType<ExchangeRate> TYPE =
      EntityType.define(
              "exchangeRate",
              ExchangeRate.class,
              entity -> entity.id().value(),
              ExchangeRate::revision,
              ExchangeRateFields::stamp,
              ExchangeRateFields::assemble)
          .fields(FROM, TO, DAY, RATE, SOURCE, KEY)
          .build();

  private ExchangeRateFields() {}

  private static String key(ExchangeRate entity) {
    return entity.from() + "/" + entity.to() + "/" + entity.day();
  }

  private static ExchangeRate stamp(ExchangeRate entity, UUID id, Revision revision) {
    return new ExchangeRate(
        new ExchangeRateId(id),
        entity.from(),
        entity.to(),
        entity.day(),
        entity.rate(),
        entity.source(),
        revision);
  }

  private static ExchangeRate assemble(EntityValues<ExchangeRate> values) {
    return new ExchangeRate(
        new ExchangeRateId(values.id()),
        values.require(FROM),
        values.require(TO),
        values.require(DAY),
        values.require(RATE),
        values.get(SOURCE),
        values.revision());
  }
}
