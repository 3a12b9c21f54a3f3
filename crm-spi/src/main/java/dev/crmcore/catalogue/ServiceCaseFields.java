package dev.crmcore.catalogue;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.CaseKind;
import dev.crmcore.model.CaseStatus;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Priority;
import dev.crmcore.model.Revision;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.ServiceCaseId;
import dev.crmcore.model.ToldDeadline;
import java.time.Instant;
import java.util.UUID;

/** The fields of service cases. */
public final class ServiceCaseFields {
  /** What people call it: 1, 2, 3 in each tenant; 0 until it is stored. */
  public static final Field<ServiceCase, Long> NUMBER =
      Field.<ServiceCase, Long>of("number", FieldType.INTEGER, ServiceCase::number)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED, FieldTrait.UNIQUE);

  /** Whose case it is. */
  public static final Field<ServiceCase, UUID> CUSTOMER_ID =
      Field.<ServiceCase>reference("customerId", "customer", entity -> entity.customerId().value())
          .with(FieldTrait.REQUIRED);

  /** What it is about, in a line. */
  public static final Field<ServiceCase, String> SUBJECT =
      Field.<ServiceCase, String>of("subject", FieldType.TEXT, ServiceCase::subject)
          .with(FieldTrait.REQUIRED);

  /** What was reported. */
  public static final Field<ServiceCase, String> DESCRIPTION =
      Field.of("description", FieldType.TEXT, ServiceCase::description);

  /** What kind of case it is. */
  public static final Field<ServiceCase, CaseKind> KIND =
      Field.<ServiceCase, CaseKind>of("kind", FieldType.choice(CaseKind.class), ServiceCase::kind)
          .with(FieldTrait.REQUIRED);

  /** How urgent it is. */
  public static final Field<ServiceCase, Priority> PRIORITY =
      Field.<ServiceCase, Priority>of(
              "priority", FieldType.choice(Priority.class), ServiceCase::priority)
          .with(FieldTrait.REQUIRED);

  /** How far it has come. */
  public static final Field<ServiceCase, CaseStatus> STATUS =
      Field.<ServiceCase, CaseStatus>of(
              "status", FieldType.choice(CaseStatus.class), ServiceCase::status)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Who works on it. */
  public static final Field<ServiceCase, String> OWNER =
      Field.<ServiceCase, String>of("owner", FieldType.CODE, ServiceCase::owner)
          .with(FieldTrait.INDEXED);

  /** The queue it waits in. */
  public static final Field<ServiceCase, String> QUEUE =
      Field.<ServiceCase, String>of("queue", FieldType.CODE, ServiceCase::queue)
          .with(FieldTrait.INDEXED);

  /** The name of the service level whose clocks run. */
  public static final Field<ServiceCase, String> SERVICE_LEVEL =
      Field.of("serviceLevel", FieldType.CODE, ServiceCase::serviceLevel);

  /** The deal it is about. */
  public static final Field<ServiceCase, UUID> DEAL_ID =
      Field.<ServiceCase>reference("dealId", "deal", entity -> EntityId.valueOf(entity.dealId()));

  /** Where it came from. */
  public static final Field<ServiceCase, String> SOURCE =
      Field.of("source", FieldType.CODE, ServiceCase::source);

  /** The same case reported twice has the same key and is stored once. */
  public static final Field<ServiceCase, String> IDEMPOTENCY_KEY =
      Field.<ServiceCase, String>of("idempotencyKey", FieldType.CODE, ServiceCase::idempotencyKey)
          .with(FieldTrait.UNIQUE);

  /** When it was reported. */
  public static final Field<ServiceCase, Instant> OPENED_AT =
      Field.<ServiceCase, Instant>of("openedAt", FieldType.INSTANT, ServiceCase::openedAt)
          .with(FieldTrait.REQUIRED);

  /** By when the customer must have had a first answer. */
  public static final Field<ServiceCase, Instant> FIRST_RESPONSE_DUE_AT =
      Field.of("firstResponseDueAt", FieldType.INSTANT, ServiceCase::firstResponseDueAt);

  /** When the customer had it. */
  public static final Field<ServiceCase, Instant> FIRST_RESPONDED_AT =
      Field.of("firstRespondedAt", FieldType.INSTANT, ServiceCase::firstRespondedAt);

  /** By when the last word of the customer must be answered. */
  public static final Field<ServiceCase, Instant> NEXT_RESPONSE_DUE_AT =
      Field.of("nextResponseDueAt", FieldType.INSTANT, ServiceCase::nextResponseDueAt);

  /** By when it must be resolved. */
  public static final Field<ServiceCase, Instant> RESOLUTION_DUE_AT =
      Field.of("resolutionDueAt", FieldType.INSTANT, ServiceCase::resolutionDueAt);

  /** Since when the clocks stand still. */
  public static final Field<ServiceCase, Instant> PAUSED_AT =
      Field.of("pausedAt", FieldType.INSTANT, ServiceCase::pausedAt);

  /** When it was resolved. */
  public static final Field<ServiceCase, Instant> RESOLVED_AT =
      Field.of("resolvedAt", FieldType.INSTANT, ServiceCase::resolvedAt);

  /** When it was closed, or went on in another case. */
  public static final Field<ServiceCase, Instant> CLOSED_AT =
      Field.of("closedAt", FieldType.INSTANT, ServiceCase::closedAt);

  /** What was done about it. */
  public static final Field<ServiceCase, String> RESOLUTION =
      Field.of("resolution", FieldType.TEXT, ServiceCase::resolution);

  /** The case in which it went on. */
  public static final Field<ServiceCase, UUID> DUPLICATE_OF =
      Field.<ServiceCase>reference(
          "duplicateOf", "serviceCase", entity -> EntityId.valueOf(entity.duplicateOf()));

  /** How often an answer opened it again. */
  public static final Field<ServiceCase, Long> REOPENED =
      Field.<ServiceCase, Long>of("reopened", FieldType.INTEGER, ServiceCase::reopened)
          .with(FieldTrait.REQUIRED);

  /** How long the clocks stood still, in seconds of working time. */
  public static final Field<ServiceCase, Long> PAUSED_SECONDS =
      Field.<ServiceCase, Long>of("pausedSeconds", FieldType.INTEGER, ServiceCase::pausedSeconds)
          .with(FieldTrait.REQUIRED);

  /** Which deadlines were told when they passed. */
  public static final CollectionField<ServiceCase, ToldDeadline> TOLD =
      CollectionField.of("told", ServiceCase::told, Elements.TOLD_DEADLINE, Elements::toldDeadline);

  /** When the first deadline passes that was not told yet. */
  public static final Field<ServiceCase, Instant> NEXT_ALARM_AT =
      Field.<ServiceCase, Instant>of("nextAlarmAt", FieldType.INSTANT, ServiceCase::nextAlarmAt)
          .with(FieldTrait.INDEXED)
          .derivedFrom(
              "status",
              "firstRespondedAt",
              "firstResponseDueAt",
              "nextResponseDueAt",
              "resolutionDueAt",
              "told");

  /** The description of the entity. */
  public static final EntityType<ServiceCase> TYPE =
      EntityType.define(
              "serviceCase",
              ServiceCase.class,
              entity -> entity.id().value(),
              ServiceCase::revision,
              ServiceCaseFields::stamp,
              ServiceCaseFields::assemble)
          .fields(
              NUMBER,
              CUSTOMER_ID,
              SUBJECT,
              DESCRIPTION,
              KIND,
              PRIORITY,
              STATUS,
              OWNER,
              QUEUE,
              SERVICE_LEVEL,
              DEAL_ID,
              SOURCE,
              IDEMPOTENCY_KEY,
              OPENED_AT,
              FIRST_RESPONSE_DUE_AT,
              FIRST_RESPONDED_AT,
              NEXT_RESPONSE_DUE_AT,
              RESOLUTION_DUE_AT,
              PAUSED_AT,
              RESOLVED_AT,
              CLOSED_AT,
              RESOLUTION,
              DUPLICATE_OF,
              REOPENED,
              PAUSED_SECONDS,
              NEXT_ALARM_AT)
          .collection(TOLD)
          .build();

  private ServiceCaseFields() {}

  private static ServiceCase stamp(ServiceCase entity, UUID id, Revision revision) {
    return new ServiceCase(
        new ServiceCaseId(id),
        entity.number(),
        entity.customerId(),
        entity.subject(),
        entity.description(),
        entity.kind(),
        entity.priority(),
        entity.status(),
        entity.owner(),
        entity.queue(),
        entity.serviceLevel(),
        entity.dealId(),
        entity.source(),
        entity.idempotencyKey(),
        entity.openedAt(),
        entity.firstResponseDueAt(),
        entity.firstRespondedAt(),
        entity.nextResponseDueAt(),
        entity.resolutionDueAt(),
        entity.pausedAt(),
        entity.resolvedAt(),
        entity.closedAt(),
        entity.resolution(),
        entity.duplicateOf(),
        entity.reopened(),
        entity.pausedSeconds(),
        entity.told(),
        revision);
  }

  private static ServiceCase assemble(EntityValues<ServiceCase> values) {
    return new ServiceCase(
        new ServiceCaseId(values.id()),
        values.require(NUMBER),
        new CustomerId(values.require(CUSTOMER_ID)),
        values.require(SUBJECT),
        values.get(DESCRIPTION),
        values.require(KIND),
        values.require(PRIORITY),
        values.require(STATUS),
        values.get(OWNER),
        values.get(QUEUE),
        values.get(SERVICE_LEVEL),
        Ids.dealId(values.get(DEAL_ID)),
        values.get(SOURCE),
        values.get(IDEMPOTENCY_KEY),
        values.require(OPENED_AT),
        values.get(FIRST_RESPONSE_DUE_AT),
        values.get(FIRST_RESPONDED_AT),
        values.get(NEXT_RESPONSE_DUE_AT),
        values.get(RESOLUTION_DUE_AT),
        values.get(PAUSED_AT),
        values.get(RESOLVED_AT),
        values.get(CLOSED_AT),
        values.get(RESOLUTION),
        Ids.serviceCaseId(values.get(DUPLICATE_OF)),
        values.require(REOPENED),
        values.require(PAUSED_SECONDS),
        values.list(TOLD),
        values.revision());
  }
}
