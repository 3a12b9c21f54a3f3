package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.ApprovalDelegation;
import dev.crmcore.model.ApprovalDelegationId;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of people who let others approve for them. */
public final class ApprovalDelegationFields {
  /** Who lets somebody approve. */
  public static final Field<ApprovalDelegation, String> DELEGATOR =
      Field.<ApprovalDelegation, String>of(
              "delegator", FieldType.CODE, ApprovalDelegation::delegator)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Who may approve in their place. */
  public static final Field<ApprovalDelegation, String> DELEGATE =
      Field.<ApprovalDelegation, String>of("delegate", FieldType.CODE, ApprovalDelegation::delegate)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** From when on. */
  public static final Field<ApprovalDelegation, Instant> STARTS_AT =
      Field.<ApprovalDelegation, Instant>of(
              "startsAt", FieldType.INSTANT, ApprovalDelegation::startsAt)
          .with(FieldTrait.REQUIRED);

  /** Until when, not included; null until it is taken back. */
  public static final Field<ApprovalDelegation, Instant> ENDS_AT =
      Field.of("endsAt", FieldType.INSTANT, ApprovalDelegation::endsAt);

  /** Why. */
  public static final Field<ApprovalDelegation, String> REASON =
      Field.of("reason", FieldType.TEXT, ApprovalDelegation::reason);

  /** The description of the entity. */
  public static final EntityType<ApprovalDelegation> TYPE =
      EntityType.define(
              "approvalDelegation",
              ApprovalDelegation.class,
              entity -> entity.id().value(),
              ApprovalDelegation::revision,
              ApprovalDelegationFields::stamp,
              ApprovalDelegationFields::assemble)
          .fields(DELEGATOR, DELEGATE, STARTS_AT, ENDS_AT, REASON)
          .build();

  private ApprovalDelegationFields() {}

  private static ApprovalDelegation stamp(ApprovalDelegation entity, UUID id, Revision revision) {
    return new ApprovalDelegation(
        new ApprovalDelegationId(id),
        entity.delegator(),
        entity.delegate(),
        entity.startsAt(),
        entity.endsAt(),
        entity.reason(),
        revision);
  }

  private static ApprovalDelegation assemble(EntityValues<ApprovalDelegation> values) {
    return new ApprovalDelegation(
        new ApprovalDelegationId(values.id()),
        values.require(DELEGATOR),
        values.require(DELEGATE),
        values.require(STARTS_AT),
        values.get(ENDS_AT),
        values.get(REASON),
        values.revision());
  }
}
