package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Suppression;
import dev.crmcore.model.SuppressionId;
import dev.crmcore.model.SuppressionReason;
import java.util.UUID;

/** The fields of suppressed addresses. */
public final class SuppressionFields {
  /** The kind of address. */
  public static final Field<Suppression, ContactKind> KIND =
      Field.<Suppression, ContactKind>of(
              "kind", FieldType.choice(ContactKind.class), Suppression::kind)
          .with(FieldTrait.REQUIRED);

  /** Its standard form. */
  public static final Field<Suppression, String> ADDRESS =
      Field.<Suppression, String>of("address", FieldType.CODE, Suppression::address)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED, FieldTrait.PERSONAL);

  /** Why. */
  public static final Field<Suppression, SuppressionReason> REASON =
      Field.<Suppression, SuppressionReason>of(
              "reason", FieldType.choice(SuppressionReason.class), Suppression::reason)
          .with(FieldTrait.REQUIRED);

  /** What was said. */
  public static final Field<Suppression, String> NOTE =
      Field.of("note", FieldType.TEXT, Suppression::note);

  /** The description of the entity. */
  public static final EntityType<Suppression> TYPE =
      EntityType.define(
              "suppression",
              Suppression.class,
              entity -> entity.id().value(),
              Suppression::revision,
              SuppressionFields::stamp,
              SuppressionFields::assemble)
          .fields(KIND, ADDRESS, REASON, NOTE)
          .build();

  private SuppressionFields() {}

  private static Suppression stamp(Suppression entity, UUID id, Revision revision) {
    return new Suppression(
        new SuppressionId(id),
        entity.kind(),
        entity.address(),
        entity.reason(),
        entity.note(),
        revision);
  }

  private static Suppression assemble(EntityValues<Suppression> values) {
    return new Suppression(
        new SuppressionId(values.id()),
        values.require(KIND),
        values.require(ADDRESS),
        values.require(REASON),
        values.get(NOTE),
        values.revision());
  }
}
