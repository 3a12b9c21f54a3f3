package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Follow;
import dev.crmcore.model.FollowId;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of follows. */
public final class FollowFields {
  /** Who follows. */
  public static final Field<Follow, String> WHO =
      Field.<Follow, String>of("who", FieldType.CODE, Follow::who)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** The customer. */
  public static final Field<Follow, UUID> CUSTOMER_ID =
      Field.<Follow>reference(
          "customerId", "customer", entity -> EntityId.valueOf(entity.customerId()));

  /** The deal. */
  public static final Field<Follow, UUID> DEAL_ID =
      Field.<Follow>reference("dealId", "deal", entity -> EntityId.valueOf(entity.dealId()));

  /** The service case. */
  public static final Field<Follow, UUID> CASE_ID =
      Field.<Follow>reference("caseId", "serviceCase", entity -> EntityId.valueOf(entity.caseId()));

  /** The lead. */
  public static final Field<Follow, UUID> LEAD_ID =
      Field.<Follow>reference("leadId", "lead", entity -> EntityId.valueOf(entity.leadId()));

  /** The task. */
  public static final Field<Follow, UUID> TASK_ID =
      Field.<Follow>reference("taskId", "task", entity -> EntityId.valueOf(entity.taskId()));

  /** Whether it is so; false where somebody said that they do not want to. */
  public static final Field<Follow, Boolean> ACTIVE =
      Field.<Follow, Boolean>of("active", FieldType.BOOLEAN, Follow::active)
          .with(FieldTrait.REQUIRED);

  /** From when on changes are of interest. */
  public static final Field<Follow, Instant> SINCE =
      Field.<Follow, Instant>of("since", FieldType.INSTANT, Follow::since)
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<Follow> TYPE =
      EntityType.define(
              "follow",
              Follow.class,
              entity -> entity.id().value(),
              Follow::revision,
              FollowFields::stamp,
              FollowFields::assemble)
          .fields(WHO, CUSTOMER_ID, DEAL_ID, CASE_ID, LEAD_ID, TASK_ID, ACTIVE, SINCE)
          .build();

  private FollowFields() {}

  private static Follow stamp(Follow entity, UUID id, Revision revision) {
    return new Follow(
        new FollowId(id),
        entity.who(),
        entity.customerId(),
        entity.dealId(),
        entity.caseId(),
        entity.leadId(),
        entity.taskId(),
        entity.active(),
        entity.since(),
        revision);
  }

  private static Follow assemble(EntityValues<Follow> values) {
    return new Follow(
        new FollowId(values.id()),
        values.require(WHO),
        Ids.customerId(values.get(CUSTOMER_ID)),
        Ids.dealId(values.get(DEAL_ID)),
        Ids.serviceCaseId(values.get(CASE_ID)),
        Ids.leadId(values.get(LEAD_ID)),
        Ids.taskId(values.get(TASK_ID)),
        values.require(ACTIVE),
        values.require(SINCE),
        values.revision());
  }
}
