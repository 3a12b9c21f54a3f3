package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Visitor;
import dev.crmcore.model.VisitorId;
import java.util.UUID;

/** The fields of browsers that were seen with somebody we know. */
public final class VisitorFields {
  /** What the browser carries, such as the value of a cookie. */
  public static final Field<Visitor, String> MARK =
      Field.<Visitor, String>of("mark", FieldType.CODE, Visitor::mark)
          .with(FieldTrait.REQUIRED, FieldTrait.UNIQUE);

  /** Who was recognised with it last. */
  public static final Field<Visitor, UUID> CUSTOMER_ID =
      Field.<Visitor>reference("customerId", "customer", entity -> entity.customerId().value())
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<Visitor> TYPE =
      EntityType.define(
              "visitor",
              Visitor.class,
              entity -> entity.id().value(),
              Visitor::revision,
              VisitorFields::stamp,
              VisitorFields::assemble)
          .fields(MARK, CUSTOMER_ID)
          .build();

  private VisitorFields() {}

  private static Visitor stamp(Visitor entity, UUID id, Revision revision) {
    return new Visitor(new VisitorId(id), entity.mark(), entity.customerId(), revision);
  }

  private static Visitor assemble(EntityValues<Visitor> values) {
    return new Visitor(
        new VisitorId(values.id()),
        values.require(MARK),
        new CustomerId(values.require(CUSTOMER_ID)),
        values.revision());
  }
}
