package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.AffiliationId;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Revision;
import java.time.LocalDate;
import java.util.UUID;

/** The fields of a person's place in an organisation. */
public final class AffiliationFields {
  /** Who. */
  public static final Field<Affiliation, UUID> PERSON_ID =
      Field.reference("personId", "customer", entity -> entity.personId().value());

  /** Where. */
  public static final Field<Affiliation, UUID> ORGANIZATION_ID =
      Field.reference("organizationId", "customer", entity -> entity.organizationId().value());

  /** As what. */
  public static final Field<Affiliation, String> ROLE =
      Field.of("role", FieldType.TEXT, Affiliation::role);

  /** The first day. */
  public static final Field<Affiliation, LocalDate> FROM =
      Field.of("from", FieldType.DATE, Affiliation::from);

  /** The last day. */
  public static final Field<Affiliation, LocalDate> TO =
      Field.of("to", FieldType.DATE, Affiliation::to);

  /** The description of the entity. */
  public static final EntityType<Affiliation> TYPE =
      EntityType.define(
              "affiliation",
              Affiliation.class,
              entity -> entity.id().value(),
              Affiliation::revision,
              AffiliationFields::stamp,
              AffiliationFields::assemble)
          .fields(PERSON_ID, ORGANIZATION_ID, ROLE, FROM, TO)
          .build();

  private AffiliationFields() {}

  private static Affiliation stamp(Affiliation entity, UUID id, Revision revision) {
    return new Affiliation(
        new AffiliationId(id),
        entity.personId(),
        entity.organizationId(),
        entity.role(),
        entity.from(),
        entity.to(),
        revision);
  }

  private static Affiliation assemble(EntityValues<Affiliation> values) {
    return new Affiliation(
        new AffiliationId(values.id()),
        new CustomerId(values.require(PERSON_ID)),
        new CustomerId(values.require(ORGANIZATION_ID)),
        values.get(ROLE),
        values.get(FROM),
        values.get(TO),
        values.revision());
  }
}
