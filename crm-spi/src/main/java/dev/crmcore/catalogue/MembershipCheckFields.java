package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.MembershipCheck;
import dev.crmcore.model.MembershipCheckId;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of the checks of memberships that are due with time. */
public final class MembershipCheckFields {
  /** When to look again. */
  public static final Field<MembershipCheck, Instant> DUE_AT =
      Field.<MembershipCheck, Instant>of("dueAt", FieldType.INSTANT, MembershipCheck::dueAt)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** The description of the entity. */
  public static final EntityType<MembershipCheck> TYPE =
      EntityType.define(
              "membershipCheck",
              MembershipCheck.class,
              entity -> entity.id().value(),
              MembershipCheck::revision,
              MembershipCheckFields::stamp,
              MembershipCheckFields::assemble)
          .fields(DUE_AT)
          .build();

  private MembershipCheckFields() {}

  private static MembershipCheck stamp(MembershipCheck entity, UUID id, Revision revision) {
    return new MembershipCheck(new MembershipCheckId(id), entity.dueAt(), revision);
  }

  private static MembershipCheck assemble(EntityValues<MembershipCheck> values) {
    return new MembershipCheck(
        new MembershipCheckId(values.id()), values.require(DUE_AT), values.revision());
  }
}
