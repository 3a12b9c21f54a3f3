package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Consent;
import dev.crmcore.model.ConsentId;
import dev.crmcore.model.ConsentState;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.LawfulBasis;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of statements of consent. */
public final class ConsentFields {
  /** Who said it; a merge moves it to the survivor. */
  public static final Field<Consent, UUID> CUSTOMER_ID =
      Field.<Consent>reference("customerId", "customer", entity -> entity.customerId().value())
          .with(FieldTrait.REQUIRED);

  /** What for, a name of the host such as "newsletter". */
  public static final Field<Consent, String> PURPOSE =
      Field.<Consent, String>of("purpose", FieldType.CODE, Consent::purpose)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** By which way; null where the purpose needs none, such as "profiling". */
  public static final Field<Consent, ContactKind> CHANNEL =
      Field.<Consent, ContactKind>of(
          "channel", FieldType.choice(ContactKind.class), Consent::channel);

  /** What was said. */
  public static final Field<Consent, ConsentState> STATE =
      Field.<Consent, ConsentState>of("state", FieldType.choice(ConsentState.class), Consent::state)
          .with(FieldTrait.REQUIRED);

  /** Why the data may be used. */
  public static final Field<Consent, LawfulBasis> BASIS =
      Field.<Consent, LawfulBasis>of("basis", FieldType.choice(LawfulBasis.class), Consent::basis)
          .with(FieldTrait.REQUIRED);

  /** When it was said, and from when on it counts. */
  public static final Field<Consent, Instant> GIVEN_AT =
      Field.<Consent, Instant>of("givenAt", FieldType.INSTANT, Consent::givenAt)
          .with(FieldTrait.REQUIRED);

  /** From when on it counts no more; null for never. */
  public static final Field<Consent, Instant> EXPIRES_AT =
      Field.<Consent, Instant>of("expiresAt", FieldType.INSTANT, Consent::expiresAt);

  /** Where it was said, such as "web-form". */
  public static final Field<Consent, String> SOURCE =
      Field.<Consent, String>of("source", FieldType.CODE, Consent::source);

  /** What was asked, word by word, or which version of it. */
  public static final Field<Consent, String> WORDING =
      Field.<Consent, String>of("wording", FieldType.TEXT, Consent::wording);

  /** What proves it, such as the id of a form submission or of a recording. */
  public static final Field<Consent, String> EVIDENCE =
      Field.<Consent, String>of("evidence", FieldType.TEXT, Consent::evidence)
          .with(FieldTrait.PERSONAL);

  /**
   * The later statement of the same customer about the same purpose and channel; null while this
   * one stands.
   */
  public static final Field<Consent, UUID> REPLACED_BY =
      Field.<Consent>reference(
              "replacedBy", "consent", entity -> EntityId.valueOf(entity.replacedBy()))
          .with(FieldTrait.SYSTEM);

  /** The description of the entity. */
  public static final EntityType<Consent> TYPE =
      EntityType.define(
              "consent",
              Consent.class,
              entity -> entity.id().value(),
              Consent::revision,
              ConsentFields::stamp,
              ConsentFields::assemble)
          .fields(
              CUSTOMER_ID,
              PURPOSE,
              CHANNEL,
              STATE,
              BASIS,
              GIVEN_AT,
              EXPIRES_AT,
              SOURCE,
              WORDING,
              EVIDENCE,
              REPLACED_BY)
          .build();

  private ConsentFields() {}

  private static Consent stamp(Consent entity, UUID id, Revision revision) {
    return new Consent(
        new ConsentId(id),
        entity.customerId(),
        entity.purpose(),
        entity.channel(),
        entity.state(),
        entity.basis(),
        entity.givenAt(),
        entity.expiresAt(),
        entity.source(),
        entity.wording(),
        entity.evidence(),
        entity.replacedBy(),
        revision);
  }

  private static Consent assemble(EntityValues<Consent> values) {
    return new Consent(
        new ConsentId(values.id()),
        new CustomerId(values.require(CUSTOMER_ID)),
        values.require(PURPOSE),
        values.get(CHANNEL),
        values.require(STATE),
        values.require(BASIS),
        values.require(GIVEN_AT),
        values.get(EXPIRES_AT),
        values.get(SOURCE),
        values.get(WORDING),
        values.get(EVIDENCE),
        Ids.consentId(values.get(REPLACED_BY)),
        values.revision());
  }
}
