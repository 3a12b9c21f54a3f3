package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LeadId;
import dev.crmcore.model.LeadStatus;
import dev.crmcore.model.Money;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The fields of leads. */
public final class LeadFields {
  /** Who, as received. */
  public static final Field<Lead, String> NAME =
      Field.<Lead, String>of("name", FieldType.TEXT, Lead::name)
          .with(FieldTrait.REQUIRED, FieldTrait.PERSONAL);

  /** For which company, as received. */
  public static final Field<Lead, String> COMPANY =
      Field.of("company", FieldType.TEXT, Lead::company);

  /** The e-mail address, in standard form where it is one. */
  public static final Field<Lead, String> EMAIL =
      Field.<Lead, String>of("email", FieldType.CODE, Lead::email)
          .with(FieldTrait.INDEXED, FieldTrait.PERSONAL);

  /** The telephone number, in standard form where it is one. */
  public static final Field<Lead, String> PHONE =
      Field.<Lead, String>of("phone", FieldType.CODE, Lead::phone)
          .with(FieldTrait.INDEXED, FieldTrait.PERSONAL);

  /** Where, as received. */
  public static final Field<Lead, String> CITY = Field.of("city", FieldType.TEXT, Lead::city);

  /** What was asked. */
  public static final Field<Lead, String> MESSAGE =
      Field.of("message", FieldType.TEXT, Lead::message);

  /** Where it came from. */
  public static final Field<Lead, String> SOURCE =
      Field.<Lead, String>of("source", FieldType.CODE, Lead::source).with(FieldTrait.INDEXED);

  /** What it is called there; with the source it names the lead. */
  public static final Field<Lead, String> SOURCE_ID =
      Field.<Lead, String>of("sourceId", FieldType.CODE, Lead::sourceId).with(FieldTrait.INDEXED);

  /** The campaign that brought it. */
  public static final Field<Lead, String> CAMPAIGN =
      Field.of("campaign", FieldType.CODE, Lead::campaign);

  /** What it cost. */
  public static final Field<Lead, Money> COST = Field.of("cost", FieldType.MONEY, Lead::cost);

  /** How far it has come. */
  public static final Field<Lead, LeadStatus> STATUS =
      Field.<Lead, LeadStatus>of("status", FieldType.choice(LeadStatus.class), Lead::status)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Who works on it. */
  public static final Field<Lead, String> ASSIGNEE =
      Field.<Lead, String>of("assignee", FieldType.CODE, Lead::assignee).with(FieldTrait.INDEXED);

  /** Since when. */
  public static final Field<Lead, Instant> ASSIGNED_AT =
      Field.of("assignedAt", FieldType.INSTANT, Lead::assignedAt);

  /** When it came in. */
  public static final Field<Lead, Instant> RECEIVED_AT =
      Field.<Lead, Instant>of("receivedAt", FieldType.INSTANT, Lead::receivedAt)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** By when the first answer is due. */
  public static final Field<Lead, Instant> RESPONSE_DUE_AT =
      Field.of("responseDueAt", FieldType.INSTANT, Lead::responseDueAt);

  /** When the first answer was given. */
  public static final Field<Lead, Instant> RESPONDED_AT =
      Field.of("respondedAt", FieldType.INSTANT, Lead::respondedAt);

  /** When it was told that the answer is late. */
  public static final Field<Lead, Instant> TOLD_AT =
      Field.of("toldAt", FieldType.INSTANT, Lead::toldAt);

  /** When somebody gets in touch again. */
  public static final Field<Lead, LocalDate> NURTURE_UNTIL =
      Field.<Lead, LocalDate>of("nurtureUntil", FieldType.DATE, Lead::nurtureUntil)
          .with(FieldTrait.INDEXED);

  /** How often the same person has come in. */
  public static final Field<Lead, Long> TIMES =
      Field.<Lead, Long>of("times", FieldType.INTEGER, Lead::times).with(FieldTrait.REQUIRED);

  /** Why nothing comes of it. */
  public static final Field<Lead, String> DISQUALIFY_REASON =
      Field.of("disqualifyReason", FieldType.TEXT, Lead::disqualifyReason);

  /** When it was converted or disqualified. */
  public static final Field<Lead, Instant> CLOSED_AT =
      Field.of("closedAt", FieldType.INSTANT, Lead::closedAt);

  /** The customer it is known as, or became. */
  public static final Field<Lead, UUID> CUSTOMER_ID =
      Field.<Lead>reference(
          "customerId", "customer", entity -> EntityId.valueOf(entity.customerId()));

  /** The deal that came of it. */
  public static final Field<Lead, UUID> DEAL_ID =
      Field.<Lead>reference("dealId", "deal", entity -> EntityId.valueOf(entity.dealId()));

  /** When it has to be told that the first answer is late. */
  public static final Field<Lead, Instant> NEXT_ALARM_AT =
      Field.<Lead, Instant>of("nextAlarmAt", FieldType.INSTANT, Lead::nextAlarmAt)
          .with(FieldTrait.INDEXED)
          .derivedFrom("status", "respondedAt", "toldAt", "responseDueAt");

  /** The description of the entity. */
  public static final EntityType<Lead> TYPE =
      EntityType.define(
              "lead",
              Lead.class,
              entity -> entity.id().value(),
              Lead::revision,
              LeadFields::stamp,
              LeadFields::assemble)
          .fields(
              NAME,
              COMPANY,
              EMAIL,
              PHONE,
              CITY,
              MESSAGE,
              SOURCE,
              SOURCE_ID,
              CAMPAIGN,
              COST,
              STATUS,
              ASSIGNEE,
              ASSIGNED_AT,
              RECEIVED_AT,
              RESPONSE_DUE_AT,
              RESPONDED_AT,
              TOLD_AT,
              NURTURE_UNTIL,
              TIMES,
              DISQUALIFY_REASON,
              CLOSED_AT,
              CUSTOMER_ID,
              DEAL_ID,
              NEXT_ALARM_AT)
          .build();

  private LeadFields() {}

  private static Lead stamp(Lead entity, UUID id, Revision revision) {
    return new Lead(
        new LeadId(id),
        entity.name(),
        entity.company(),
        entity.email(),
        entity.phone(),
        entity.city(),
        entity.message(),
        entity.source(),
        entity.sourceId(),
        entity.campaign(),
        entity.cost(),
        entity.status(),
        entity.assignee(),
        entity.assignedAt(),
        entity.receivedAt(),
        entity.responseDueAt(),
        entity.respondedAt(),
        entity.toldAt(),
        entity.nurtureUntil(),
        entity.times(),
        entity.disqualifyReason(),
        entity.closedAt(),
        entity.customerId(),
        entity.dealId(),
        revision);
  }

  private static Lead assemble(EntityValues<Lead> values) {
    return new Lead(
        new LeadId(values.id()),
        values.require(NAME),
        values.get(COMPANY),
        values.get(EMAIL),
        values.get(PHONE),
        values.get(CITY),
        values.get(MESSAGE),
        values.get(SOURCE),
        values.get(SOURCE_ID),
        values.get(CAMPAIGN),
        values.get(COST),
        values.require(STATUS),
        values.get(ASSIGNEE),
        values.get(ASSIGNED_AT),
        values.require(RECEIVED_AT),
        values.get(RESPONSE_DUE_AT),
        values.get(RESPONDED_AT),
        values.get(TOLD_AT),
        values.get(NURTURE_UNTIL),
        values.require(TIMES),
        values.get(DISQUALIFY_REASON),
        values.get(CLOSED_AT),
        Ids.customerId(values.get(CUSTOMER_ID)),
        Ids.dealId(values.get(DEAL_ID)),
        values.revision());
  }
}
