package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Membership;
import dev.crmcore.model.MembershipId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.SegmentId;
import java.time.Instant;
import java.util.UUID;

/** The fields of memberships in segments. */
public final class MembershipFields {
  /** To what. */
  public static final Field<Membership, UUID> SEGMENT_ID =
      Field.<Membership>reference("segmentId", "segment", entity -> entity.segmentId().value())
          .with(FieldTrait.REQUIRED);

  /** Who. */
  public static final Field<Membership, UUID> CUSTOMER_ID =
      Field.<Membership>reference("customerId", "customer", entity -> entity.customerId().value())
          .with(FieldTrait.REQUIRED);

  /** From when on. */
  public static final Field<Membership, Instant> SINCE =
      Field.<Membership, Instant>of("since", FieldType.INSTANT, Membership::since)
          .with(FieldTrait.REQUIRED);

  /** Until when; missing while it lasts. */
  public static final Field<Membership, Instant> UNTIL =
      Field.of("until", FieldType.INSTANT, Membership::until);

  /** Why it began. */
  public static final Field<Membership, String> REASON =
      Field.<Membership, String>of("reason", FieldType.TEXT, Membership::reason)
          .with(FieldTrait.REQUIRED);

  /** Why it ended. */
  public static final Field<Membership, String> LEFT_REASON =
      Field.of("leftReason", FieldType.TEXT, Membership::leftReason);

  /** The description of the entity. */
  public static final EntityType<Membership> TYPE =
      EntityType.define(
              "membership",
              Membership.class,
              entity -> entity.id().value(),
              Membership::revision,
              MembershipFields::stamp,
              MembershipFields::assemble)
          .fields(SEGMENT_ID, CUSTOMER_ID, SINCE, UNTIL, REASON, LEFT_REASON)
          .build();

  private MembershipFields() {}

  private static Membership stamp(Membership entity, UUID id, Revision revision) {
    return new Membership(
        new MembershipId(id),
        entity.segmentId(),
        entity.customerId(),
        entity.since(),
        entity.until(),
        entity.reason(),
        entity.leftReason(),
        revision);
  }

  private static Membership assemble(EntityValues<Membership> values) {
    return new Membership(
        new MembershipId(values.id()),
        new SegmentId(values.require(SEGMENT_ID)),
        new CustomerId(values.require(CUSTOMER_ID)),
        values.require(SINCE),
        values.get(UNTIL),
        values.require(REASON),
        values.get(LEFT_REASON),
        values.revision());
  }
}
