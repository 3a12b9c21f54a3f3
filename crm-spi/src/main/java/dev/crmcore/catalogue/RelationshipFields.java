package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Relationship;
import dev.crmcore.model.RelationshipId;
import dev.crmcore.model.Revision;
import java.time.LocalDate;
import java.util.UUID;

/** The fields of relationships between customers. */
public final class RelationshipFields {
  /** Whose relationship it is. */
  public static final Field<Relationship, UUID> FROM_ID =
      Field.<Relationship>reference("fromId", "customer", entity -> entity.fromId().value())
          .with(FieldTrait.REQUIRED);

  /** To whom. */
  public static final Field<Relationship, UUID> TO_ID =
      Field.<Relationship>reference("toId", "customer", entity -> entity.toId().value())
          .with(FieldTrait.REQUIRED);

  /** What the other is to the first, such as "spouse" or "recommended by". */
  public static final Field<Relationship, String> LABEL =
      Field.<Relationship, String>of("label", FieldType.TEXT, Relationship::label)
          .with(FieldTrait.REQUIRED);

  /** What the first is to the other, such as "recommended"; null where it is the same. */
  public static final Field<Relationship, String> BACK =
      Field.of("back", FieldType.TEXT, Relationship::back);

  /** The first day, or null where it is not known. */
  public static final Field<Relationship, LocalDate> FROM =
      Field.of("from", FieldType.DATE, Relationship::from);

  /** The last day, or null while it lasts. */
  public static final Field<Relationship, LocalDate> TO =
      Field.of("to", FieldType.DATE, Relationship::to);

  /** What else is to be known. */
  public static final Field<Relationship, String> NOTE =
      Field.of("note", FieldType.TEXT, Relationship::note);

  /** The description of the entity. */
  public static final EntityType<Relationship> TYPE =
      EntityType.define(
              "relationship",
              Relationship.class,
              entity -> entity.id().value(),
              Relationship::revision,
              RelationshipFields::stamp,
              RelationshipFields::assemble)
          .fields(FROM_ID, TO_ID, LABEL, BACK, FROM, TO, NOTE)
          .build();

  private RelationshipFields() {}

  private static Relationship stamp(Relationship entity, UUID id, Revision revision) {
    return new Relationship(
        new RelationshipId(id),
        entity.fromId(),
        entity.toId(),
        entity.label(),
        entity.back(),
        entity.from(),
        entity.to(),
        entity.note(),
        revision);
  }

  private static Relationship assemble(EntityValues<Relationship> values) {
    return new Relationship(
        new RelationshipId(values.id()),
        new CustomerId(values.require(FROM_ID)),
        new CustomerId(values.require(TO_ID)),
        values.require(LABEL),
        values.get(BACK),
        values.get(FROM),
        values.get(TO),
        values.get(NOTE),
        values.revision());
  }
}
