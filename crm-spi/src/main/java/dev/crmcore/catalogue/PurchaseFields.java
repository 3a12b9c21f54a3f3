package dev.crmcore.catalogue;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Folding;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.PurchaseId;
import dev.crmcore.model.PurchaseLine;
import dev.crmcore.model.Revision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of purchases. */
public final class PurchaseFields {
  /** Who bought. */
  public static final Field<Purchase, UUID> CUSTOMER_ID =
      Field.reference("customerId", "customer", entity -> entity.customerId().value());

  /** The number of the order. */
  public static final Field<Purchase, String> ORDER_NUMBER =
      Field.<Purchase, String>of("orderNumber", FieldType.CODE, Purchase::orderNumber)
          .with(FieldTrait.INDEXED);

  /** What was paid in all. */
  public static final Field<Purchase, Money> AMOUNT =
      Field.<Purchase, Money>of("amount", FieldType.MONEY, Purchase::amount)
          .with(FieldTrait.REQUIRED);

  /** When it was bought. */
  public static final Field<Purchase, Instant> OCCURRED_AT =
      Field.<Purchase, Instant>of("occurredAt", FieldType.INSTANT, Purchase::occurredAt)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** The system that owns the order. */
  public static final Field<Purchase, String> SOURCE =
      Field.of("source", FieldType.TEXT, Purchase::source);

  /** Names an order of a system, so that it is stored once; missing without a number. */
  public static final Field<Purchase, UUID> ORDER_KEY =
      Field.<Purchase, UUID>of("orderKey", FieldType.ID, PurchaseFields::orderKey)
          .with(FieldTrait.UNIQUE)
          .derivedFrom("orderNumber", "source");

  /** What was bought. */
  public static final CollectionField<Purchase, PurchaseLine> LINES =
      CollectionField.of("lines", Purchase::lines, Elements.PURCHASE_LINE, Elements::purchaseLine);

  /** The description of the entity. */
  public static final EntityType<Purchase> TYPE =
      EntityType.define(
              "purchase",
              Purchase.class,
              entity -> entity.id().value(),
              Purchase::revision,
              PurchaseFields::stamp,
              PurchaseFields::assemble)
          .fields(CUSTOMER_ID, ORDER_NUMBER, AMOUNT, OCCURRED_AT, SOURCE, ORDER_KEY)
          .collection(LINES)
          .build();

  private PurchaseFields() {}

  /** Made of what both come to: an index over the texts themselves could grow too wide. */
  private static @Nullable UUID orderKey(Purchase purchase) {
    String order = purchase.orderNumber();
    if (order == null) {
      return null;
    }
    String source = purchase.source() == null ? "" : Folding.fold(purchase.source());
    String name = source.length() + ":" + source + order;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static Purchase stamp(Purchase entity, UUID id, Revision revision) {
    return new Purchase(
        new PurchaseId(id),
        entity.customerId(),
        entity.orderNumber(),
        entity.amount(),
        entity.occurredAt(),
        entity.source(),
        entity.lines(),
        revision);
  }

  private static Purchase assemble(EntityValues<Purchase> values) {
    return new Purchase(
        new PurchaseId(values.id()),
        new CustomerId(values.require(CUSTOMER_ID)),
        values.get(ORDER_NUMBER),
        values.require(AMOUNT),
        values.require(OCCURRED_AT),
        values.get(SOURCE),
        values.list(LINES),
        values.revision());
  }
}
