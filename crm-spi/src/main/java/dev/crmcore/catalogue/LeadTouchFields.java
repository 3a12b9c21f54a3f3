package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.LeadId;
import dev.crmcore.model.LeadTouch;
import dev.crmcore.model.LeadTouchId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of touches of leads. */
public final class LeadTouchFields {
  /** Who came in. */
  public static final Field<LeadTouch, UUID> LEAD_ID =
      Field.<LeadTouch>reference("leadId", "lead", entity -> entity.leadId().value())
          .with(FieldTrait.REQUIRED);

  /** Its source and what it is called there; taken in once. */
  public static final Field<LeadTouch, String> KEY =
      Field.<LeadTouch, String>of("key", FieldType.CODE, LeadTouch::key).with(FieldTrait.UNIQUE);

  /** Where it came from. */
  public static final Field<LeadTouch, String> SOURCE =
      Field.of("source", FieldType.CODE, LeadTouch::source);

  /** What it is called there. */
  public static final Field<LeadTouch, String> SOURCE_ID =
      Field.of("sourceId", FieldType.CODE, LeadTouch::sourceId);

  /** The campaign that brought it. */
  public static final Field<LeadTouch, String> CAMPAIGN =
      Field.of("campaign", FieldType.CODE, LeadTouch::campaign);

  /** What was asked. */
  public static final Field<LeadTouch, String> MESSAGE =
      Field.<LeadTouch, String>of("message", FieldType.TEXT, LeadTouch::message)
          .with(FieldTrait.PERSONAL);

  /** What it cost, in the currency in which that was said. */
  public static final Field<LeadTouch, Money> COST =
      Field.of("cost", FieldType.MONEY, LeadTouch::cost);

  /** When it came in. */
  public static final Field<LeadTouch, Instant> RECEIVED_AT =
      Field.<LeadTouch, Instant>of("receivedAt", FieldType.INSTANT, LeadTouch::receivedAt)
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<LeadTouch> TYPE =
      EntityType.define(
              "leadTouch",
              LeadTouch.class,
              entity -> entity.id().value(),
              LeadTouch::revision,
              LeadTouchFields::stamp,
              LeadTouchFields::assemble)
          .fields(LEAD_ID, KEY, SOURCE, SOURCE_ID, CAMPAIGN, MESSAGE, COST, RECEIVED_AT)
          .build();

  private LeadTouchFields() {}

  private static LeadTouch stamp(LeadTouch entity, UUID id, Revision revision) {
    return new LeadTouch(
        new LeadTouchId(id),
        entity.leadId(),
        entity.key(),
        entity.source(),
        entity.sourceId(),
        entity.campaign(),
        entity.message(),
        entity.cost(),
        entity.receivedAt(),
        revision);
  }

  private static LeadTouch assemble(EntityValues<LeadTouch> values) {
    return new LeadTouch(
        new LeadTouchId(values.id()),
        new LeadId(values.require(LEAD_ID)),
        values.get(KEY),
        values.get(SOURCE),
        values.get(SOURCE_ID),
        values.get(CAMPAIGN),
        values.get(MESSAGE),
        values.get(COST),
        values.require(RECEIVED_AT),
        values.revision());
  }
}
