package dev.crmcore.testkit;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.FieldType;
import java.util.List;

/** The standard catalogue with a custom field of every kind on customers. */
final class ContractCatalogue {
  /** The values of a custom choice, not in the order of their names. */
  enum Tier {
    GOLD,
    BRONZE,
    SILVER
  }

  static final String TEXT = "motto";
  static final String CODE = "cardNumber";
  static final String CHOICE = "tier";
  static final String INTEGER = "points";
  static final String DECIMAL = "discount";
  static final String BOOLEAN = "vip";
  static final String INSTANT = "lastSeenAt";
  static final String DATE = "memberSince";
  static final String MONEY = "creditLimit";
  static final String ID = "storeId";

  private ContractCatalogue() {}

  static Catalogue create() {
    List<CustomField<?>> fields =
        List.of(
            CustomField.of(TEXT, FieldType.TEXT),
            CustomField.of(CODE, FieldType.CODE),
            CustomField.of(CHOICE, FieldType.choice(Tier.class)),
            CustomField.of(INTEGER, FieldType.INTEGER),
            CustomField.of(DECIMAL, FieldType.DECIMAL),
            CustomField.of(BOOLEAN, FieldType.BOOLEAN),
            CustomField.of(INSTANT, FieldType.INSTANT),
            CustomField.of(DATE, FieldType.DATE),
            CustomField.of(MONEY, FieldType.MONEY),
            CustomField.of(ID, FieldType.ID));
    return StandardCatalogue.create().withCustomFields(CustomerFields.TYPE.name(), fields);
  }
}
