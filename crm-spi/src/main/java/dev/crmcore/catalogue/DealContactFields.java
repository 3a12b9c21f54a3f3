package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DealContact;
import dev.crmcore.model.DealContactId;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Revision;
import java.util.UUID;

/** The fields of people of the customer who take part in deals. */
public final class DealContactFields {
  /** Which deal. */
  public static final Field<DealContact, UUID> DEAL_ID =
      Field.<DealContact>reference("dealId", "deal", entity -> entity.dealId().value())
          .with(FieldTrait.REQUIRED);

  /** Who. */
  public static final Field<DealContact, UUID> CUSTOMER_ID =
      Field.<DealContact>reference("customerId", "customer", entity -> entity.customerId().value())
          .with(FieldTrait.REQUIRED);

  /** What part they have, such as "decides" or "pays". */
  public static final Field<DealContact, String> ROLE =
      Field.<DealContact, String>of("role", FieldType.CODE, DealContact::role)
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<DealContact> TYPE =
      EntityType.define(
              "dealContact",
              DealContact.class,
              entity -> entity.id().value(),
              DealContact::revision,
              DealContactFields::stamp,
              DealContactFields::assemble)
          .fields(DEAL_ID, CUSTOMER_ID, ROLE)
          .build();

  private DealContactFields() {}

  private static DealContact stamp(DealContact entity, UUID id, Revision revision) {
    return new DealContact(
        new DealContactId(id), entity.dealId(), entity.customerId(), entity.role(), revision);
  }

  private static DealContact assemble(EntityValues<DealContact> values) {
    return new DealContact(
        new DealContactId(values.id()),
        new DealId(values.require(DEAL_ID)),
        new CustomerId(values.require(CUSTOMER_ID)),
        values.require(ROLE),
        values.revision());
  }
}
