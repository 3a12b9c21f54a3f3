package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Money;
import dev.crmcore.model.Quota;
import dev.crmcore.model.QuotaId;
import dev.crmcore.model.QuotaPeriod;
import dev.crmcore.model.QuotaSubject;
import dev.crmcore.model.Revision;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** The fields of quotas. */
public final class QuotaFields {
  /** Who is to sell. */
  public static final Field<Quota, String> OWNER =
      Field.<Quota, String>of("owner", FieldType.CODE, Quota::owner)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Whether that is a person or a team; a person where nothing is stored. */
  public static final Field<Quota, QuotaSubject> SUBJECT =
      Field.of("subject", FieldType.choice(QuotaSubject.class), Quota::subject);

  /** The first day of the first month. */
  public static final Field<Quota, LocalDate> MONTH =
      Field.<Quota, LocalDate>of("month", FieldType.DATE, Quota::month)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** For how long it is; a month where nothing is stored. */
  public static final Field<Quota, QuotaPeriod> PERIOD =
      Field.of("period", FieldType.choice(QuotaPeriod.class), Quota::period);

  /** For how much. */
  public static final Field<Quota, Money> AMOUNT =
      Field.<Quota, Money>of("amount", FieldType.MONEY, Quota::amount).with(FieldTrait.REQUIRED);

  /** What makes it unique: who is to sell, from when on and for how long. */
  public static final Field<Quota, String> KEY =
      Field.<Quota, String>of("key", FieldType.CODE, QuotaFields::key)
          .with(FieldTrait.UNIQUE)
          .derivedFrom("owner", "subject", "month", "period");

  /** The description of the entity. */
  public static final EntityType<Quota> TYPE =
      EntityType.define(
              "quota",
              Quota.class,
              entity -> entity.id().value(),
              Quota::revision,
              QuotaFields::stamp,
              QuotaFields::assemble)
          .fields(OWNER, SUBJECT, MONTH, PERIOD, AMOUNT, KEY)
          .build();

  private QuotaFields() {}

  private static String key(Quota entity) {
    return entity.subject() + "/" + entity.period() + "/" + entity.month() + "/" + entity.owner();
  }

  private static Quota stamp(Quota entity, UUID id, Revision revision) {
    return new Quota(
        new QuotaId(id),
        entity.owner(),
        entity.subject(),
        entity.month(),
        entity.period(),
        entity.amount(),
        revision);
  }

  private static Quota assemble(EntityValues<Quota> values) {
    return new Quota(
        new QuotaId(values.id()),
        values.require(OWNER),
        Objects.requireNonNullElse(values.get(SUBJECT), QuotaSubject.PERSON),
        values.require(MONTH),
        Objects.requireNonNullElse(values.get(PERIOD), QuotaPeriod.MONTH),
        values.require(AMOUNT),
        values.revision());
  }
}
