package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.PlaybookId;
import dev.crmcore.model.PlaybookRun;
import dev.crmcore.model.PlaybookRunId;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of started playbooks. */
public final class PlaybookRunFields {
  /** The playbook. */
  public static final Field<PlaybookRun, UUID> PLAYBOOK_ID =
      Field.<PlaybookRun>reference("playbookId", "playbook", entity -> entity.playbookId().value())
          .with(FieldTrait.REQUIRED);

  /** The deal it is for. */
  public static final Field<PlaybookRun, UUID> DEAL_ID =
      Field.reference("dealId", "deal", entity -> EntityId.valueOf(entity.dealId()));

  /** The customer it is for. */
  public static final Field<PlaybookRun, UUID> CUSTOMER_ID =
      Field.reference("customerId", "customer", entity -> EntityId.valueOf(entity.customerId()));

  /** What makes it unique. */
  public static final Field<PlaybookRun, String> KEY =
      Field.<PlaybookRun, String>of("key", FieldType.CODE, PlaybookRun::key)
          .with(FieldTrait.REQUIRED, FieldTrait.UNIQUE);

  /** When it was started. */
  public static final Field<PlaybookRun, Instant> STARTED_AT =
      Field.<PlaybookRun, Instant>of("startedAt", FieldType.INSTANT, PlaybookRun::startedAt)
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<PlaybookRun> TYPE =
      EntityType.define(
              "playbookRun",
              PlaybookRun.class,
              entity -> entity.id().value(),
              PlaybookRun::revision,
              PlaybookRunFields::stamp,
              PlaybookRunFields::assemble)
          .fields(PLAYBOOK_ID, DEAL_ID, CUSTOMER_ID, KEY, STARTED_AT)
          .build();

  private PlaybookRunFields() {}

  private static PlaybookRun stamp(PlaybookRun entity, UUID id, Revision revision) {
    return new PlaybookRun(
        new PlaybookRunId(id),
        entity.playbookId(),
        entity.dealId(),
        entity.customerId(),
        entity.key(),
        entity.startedAt(),
        revision);
  }

  private static PlaybookRun assemble(EntityValues<PlaybookRun> values) {
    return new PlaybookRun(
        new PlaybookRunId(values.id()),
        new PlaybookId(values.require(PLAYBOOK_ID)),
        Ids.dealId(values.get(DEAL_ID)),
        Ids.customerId(values.get(CUSTOMER_ID)),
        values.require(KEY),
        values.require(STARTED_AT),
        values.revision());
  }
}
