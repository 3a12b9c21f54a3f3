package dev.crmcore.catalogue;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Direction;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Identity;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionId;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Participant;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Utm;
import java.time.Instant;
import java.util.UUID;

/** The fields of interactions. */
public final class InteractionFields {
  /** Whose timeline it stands on. */
  public static final Field<Interaction, UUID> CUSTOMER_ID =
      Field.reference("customerId", "customer", entity -> EntityId.valueOf(entity.customerId()));

  /** What kind of touch. */
  public static final Field<Interaction, InteractionKind> KIND =
      Field.<Interaction, InteractionKind>of(
              "kind", FieldType.choice(InteractionKind.class), Interaction::kind)
          .with(FieldTrait.REQUIRED);

  /** Who started it. */
  public static final Field<Interaction, Direction> DIRECTION =
      Field.<Interaction, Direction>of(
              "direction", FieldType.choice(Direction.class), Interaction::direction)
          .with(FieldTrait.REQUIRED);

  /** What it was about. */
  public static final Field<Interaction, String> SUBJECT =
      Field.<Interaction, String>of("subject", FieldType.TEXT, Interaction::subject)
          .with(FieldTrait.SEARCHABLE);

  /** What was said. */
  public static final Field<Interaction, String> BODY =
      Field.<Interaction, String>of("body", FieldType.TEXT, Interaction::body)
          .with(FieldTrait.SEARCHABLE, FieldTrait.PERSONAL);

  /** When it happened. */
  public static final Field<Interaction, Instant> OCCURRED_AT =
      Field.<Interaction, Instant>of("occurredAt", FieldType.INSTANT, Interaction::occurredAt)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** How long it took, in seconds. */
  public static final Field<Interaction, Long> DURATION =
      Field.of(
          "duration",
          FieldType.INTEGER,
          entity -> entity.duration() == null ? null : entity.duration().toSeconds());

  /** What came of it. */
  public static final Field<Interaction, String> OUTCOME =
      Field.of("outcome", FieldType.TEXT, Interaction::outcome);

  /** The channel it went through. */
  public static final Field<Interaction, String> CHANNEL =
      Field.of("channel", FieldType.CODE, Interaction::channel);

  /** Where we know it from. */
  public static final Field<Interaction, String> SOURCE =
      Field.of("source", FieldType.TEXT, Interaction::source);

  /** Names the touch; stored once. */
  public static final Field<Interaction, String> IDEMPOTENCY_KEY =
      Field.<Interaction, String>of("idempotencyKey", FieldType.CODE, Interaction::idempotencyKey)
          .with(FieldTrait.UNIQUE);

  /** The interaction that this one puts right. */
  public static final Field<Interaction, UUID> CORRECTS =
      Field.reference("corrects", "interaction", entity -> EntityId.valueOf(entity.corrects()));

  /** The deal it is about. */
  public static final Field<Interaction, UUID> DEAL_ID =
      Field.reference("dealId", "deal", entity -> EntityId.valueOf(entity.dealId()));

  /** The service case it is about. */
  public static final Field<Interaction, UUID> CASE_ID =
      Field.reference("caseId", "serviceCase", entity -> EntityId.valueOf(entity.caseId()));

  /** What the thread of messages is called that it belongs to. */
  public static final Field<Interaction, String> THREAD_ID =
      Field.<Interaction, String>of("threadId", FieldType.CODE, Interaction::threadId)
          .with(FieldTrait.INDEXED);

  /** What the campaign is called that it belongs to. */
  public static final Field<Interaction, String> CAMPAIGN =
      Field.of("campaign", FieldType.CODE, Interaction::campaign);

  /** The page or the service that sent a visitor. */
  public static final Field<Interaction, String> UTM_SOURCE =
      Field.of("utmSource", FieldType.CODE, entity -> entity.utm().source());

  /** In what way a visitor was sent. */
  public static final Field<Interaction, String> UTM_MEDIUM =
      Field.of("utmMedium", FieldType.CODE, entity -> entity.utm().medium());

  /** The campaign that sent a visitor. */
  public static final Field<Interaction, String> UTM_CAMPAIGN =
      Field.of("utmCampaign", FieldType.CODE, entity -> entity.utm().campaign());

  /** The words a visitor had searched for. */
  public static final Field<Interaction, String> UTM_TERM =
      Field.of("utmTerm", FieldType.CODE, entity -> entity.utm().term());

  /** Which of several links a visitor had followed. */
  public static final Field<Interaction, String> UTM_CONTENT =
      Field.of("utmContent", FieldType.CODE, entity -> entity.utm().content());

  /** What the host calls a touch of its own kind. */
  public static final Field<Interaction, String> CUSTOM_KIND =
      Field.of("customKind", FieldType.CODE, Interaction::customKind);

  /** What belongs to a custom kind. */
  public static final Field<Interaction, String> DETAILS =
      Field.<Interaction, String>of("details", FieldType.CODE, Interaction::details)
          .with(FieldTrait.PERSONAL);

  /** On whose timeline it stood until it was corrected or withdrawn. */
  public static final Field<Interaction, UUID> WITHDRAWN_FROM =
      Field.reference(
          "withdrawnFrom", "customer", entity -> EntityId.valueOf(entity.withdrawnFrom()));

  /** By what its sender can be recognised. */
  public static final CollectionField<Interaction, Identity> IDENTITIES =
      CollectionField.of(
              "identities", Interaction::identities, Elements.IDENTITY, Elements::identity)
          .withLookup("system", "value");

  /** Who took part besides the customer. */
  public static final CollectionField<Interaction, Participant> PARTICIPANTS =
      CollectionField.of(
          "participants", Interaction::participants, Elements.PARTICIPANT, Elements::participant);

  /** The description of the entity. */
  public static final EntityType<Interaction> TYPE =
      EntityType.define(
              "interaction",
              Interaction.class,
              entity -> entity.id().value(),
              Interaction::revision,
              InteractionFields::stamp,
              InteractionFields::assemble)
          .fields(
              CUSTOMER_ID,
              KIND,
              DIRECTION,
              SUBJECT,
              BODY,
              OCCURRED_AT,
              DURATION,
              OUTCOME,
              CHANNEL,
              SOURCE,
              IDEMPOTENCY_KEY,
              CORRECTS,
              DEAL_ID,
              CASE_ID,
              THREAD_ID,
              CAMPAIGN,
              UTM_SOURCE,
              UTM_MEDIUM,
              UTM_CAMPAIGN,
              UTM_TERM,
              UTM_CONTENT,
              CUSTOM_KIND,
              DETAILS,
              WITHDRAWN_FROM)
          .collection(IDENTITIES)
          .collection(PARTICIPANTS)
          .build();

  private InteractionFields() {}

  private static Interaction stamp(Interaction entity, UUID id, Revision revision) {
    return new Interaction(
        new InteractionId(id),
        entity.customerId(),
        entity.kind(),
        entity.direction(),
        entity.subject(),
        entity.body(),
        entity.occurredAt(),
        entity.duration(),
        entity.outcome(),
        entity.channel(),
        entity.source(),
        entity.idempotencyKey(),
        entity.corrects(),
        entity.dealId(),
        entity.caseId(),
        entity.threadId(),
        entity.campaign(),
        entity.utm(),
        entity.customKind(),
        entity.details(),
        entity.withdrawnFrom(),
        entity.identities(),
        entity.participants(),
        revision);
  }

  private static Interaction assemble(EntityValues<Interaction> values) {
    return new Interaction(
        new InteractionId(values.id()),
        Ids.customerId(values.get(CUSTOMER_ID)),
        values.require(KIND),
        values.require(DIRECTION),
        values.get(SUBJECT),
        values.get(BODY),
        values.require(OCCURRED_AT),
        Elements.seconds(values.get(DURATION)),
        values.get(OUTCOME),
        values.get(CHANNEL),
        values.get(SOURCE),
        values.get(IDEMPOTENCY_KEY),
        Ids.interactionId(values.get(CORRECTS)),
        Ids.dealId(values.get(DEAL_ID)),
        Ids.serviceCaseId(values.get(CASE_ID)),
        values.get(THREAD_ID),
        values.get(CAMPAIGN),
        new Utm(
            values.get(UTM_SOURCE),
            values.get(UTM_MEDIUM),
            values.get(UTM_CAMPAIGN),
            values.get(UTM_TERM),
            values.get(UTM_CONTENT)),
        values.get(CUSTOM_KIND),
        values.get(DETAILS),
        Ids.customerId(values.get(WITHDRAWN_FROM)),
        values.list(IDENTITIES),
        values.list(PARTICIPANTS),
        values.revision());
  }
}
