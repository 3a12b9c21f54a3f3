package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.BillingDocument;
import dev.crmcore.model.BillingDocumentId;
import dev.crmcore.model.BillingKind;
import dev.crmcore.model.BillingStatus;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The fields of orders, invoices and payments. */
public final class BillingDocumentFields {
  /** What it is. */
  public static final Field<BillingDocument, BillingKind> KIND =
      Field.<BillingDocument, BillingKind>of(
              "kind", FieldType.choice(BillingKind.class), BillingDocument::kind)
          .with(FieldTrait.REQUIRED);

  /** Which system it is from. */
  public static final Field<BillingDocument, String> SYSTEM =
      Field.<BillingDocument, String>of("system", FieldType.CODE, BillingDocument::system)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Its number there; with the system and the kind it names the document. */
  public static final Field<BillingDocument, String> NUMBER =
      Field.<BillingDocument, String>of("number", FieldType.CODE, BillingDocument::number)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** What became of it. */
  public static final Field<BillingDocument, BillingStatus> STATUS =
      Field.<BillingDocument, BillingStatus>of(
              "status", FieldType.choice(BillingStatus.class), BillingDocument::status)
          .with(FieldTrait.REQUIRED);

  /** What it is over, with tax, not negative. */
  public static final Field<BillingDocument, Money> AMOUNT =
      Field.<BillingDocument, Money>of("amount", FieldType.MONEY, BillingDocument::amount)
          .with(FieldTrait.REQUIRED);

  /** Whose it is. */
  public static final Field<BillingDocument, UUID> CUSTOMER_ID =
      Field.<BillingDocument>reference(
              "customerId", "customer", entity -> entity.customerId().value())
          .with(FieldTrait.REQUIRED);

  /** Which deal it belongs to; null for none. */
  public static final Field<BillingDocument, UUID> DEAL_ID =
      Field.<BillingDocument>reference(
          "dealId", "deal", entity -> EntityId.valueOf(entity.dealId()));

  /** The invoice that a payment or a credit note is about; null for none. */
  public static final Field<BillingDocument, UUID> SETTLES =
      Field.<BillingDocument>reference(
          "settles", "billingDocument", entity -> EntityId.valueOf(entity.settles()));

  /** When it was issued, or paid. */
  public static final Field<BillingDocument, Instant> ISSUED_AT =
      Field.<BillingDocument, Instant>of("issuedAt", FieldType.INSTANT, BillingDocument::issuedAt)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** The last day to pay; null where none was said. */
  public static final Field<BillingDocument, LocalDate> DUE_ON =
      Field.<BillingDocument, LocalDate>of("dueOn", FieldType.DATE, BillingDocument::dueOn)
          .with(FieldTrait.INDEXED);

  /** What makes it unique: the kind, the system and the number there. */
  public static final Field<BillingDocument, String> KEY =
      Field.<BillingDocument, String>of("key", FieldType.CODE, BillingDocumentFields::key)
          .with(FieldTrait.UNIQUE)
          .derivedFrom("kind", "system", "number");

  /** The description of the entity. */
  public static final EntityType<BillingDocument> TYPE =
      EntityType.define(
              "billingDocument",
              BillingDocument.class,
              entity -> entity.id().value(),
              BillingDocument::revision,
              BillingDocumentFields::stamp,
              BillingDocumentFields::assemble)
          .fields(
              KIND,
              SYSTEM,
              NUMBER,
              STATUS,
              AMOUNT,
              CUSTOMER_ID,
              DEAL_ID,
              SETTLES,
              ISSUED_AT,
              DUE_ON,
              KEY)
          .build();

  private BillingDocumentFields() {}

  /** Both are free text, so the length of one tells where it ends. */
  private static String key(BillingDocument entity) {
    String system = entity.system();
    return entity.kind() + "/" + system.length() + "/" + system + "/" + entity.number();
  }

  private static BillingDocument stamp(BillingDocument entity, UUID id, Revision revision) {
    return new BillingDocument(
        new BillingDocumentId(id),
        entity.kind(),
        entity.system(),
        entity.number(),
        entity.status(),
        entity.amount(),
        entity.customerId(),
        entity.dealId(),
        entity.settles(),
        entity.issuedAt(),
        entity.dueOn(),
        revision);
  }

  private static BillingDocument assemble(EntityValues<BillingDocument> values) {
    return new BillingDocument(
        new BillingDocumentId(values.id()),
        values.require(KIND),
        values.require(SYSTEM),
        values.require(NUMBER),
        values.require(STATUS),
        values.require(AMOUNT),
        new CustomerId(values.require(CUSTOMER_ID)),
        Ids.dealId(values.get(DEAL_ID)),
        Ids.billingDocumentId(values.get(SETTLES)),
        values.require(ISSUED_AT),
        values.get(DUE_ON),
        values.revision());
  }
}
