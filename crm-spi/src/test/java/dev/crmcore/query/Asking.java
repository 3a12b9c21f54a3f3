package dev.crmcore.query;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Relation;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Purchase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Asks the evaluator about one customer, at one moment, in one zone. */
final class Asking {
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
  static final Catalogue CATALOGUE =
      StandardCatalogue.create()
          .withCustomFields(
              "customer",
              List.of(
                  CustomField.of("points", FieldType.INTEGER),
                  CustomField.of("discount", FieldType.DECIMAL),
                  CustomField.of("vip", FieldType.BOOLEAN),
                  CustomField.of("limit", FieldType.MONEY),
                  CustomField.of("seenAt", FieldType.INSTANT)));

  private Asking() {}

  static Filter<Customer> bind(Condition condition) {
    return Filter.bind(CATALOGUE, CustomerFields.TYPE, condition, NOW, MOSCOW);
  }

  static boolean holds(Condition condition, Customer customer, Purchase... purchases) {
    return new ConditionEvaluator(CATALOGUE, related(purchases)).test(bind(condition), customer);
  }

  static RelatedRecords related(Purchase... purchases) {
    return new RelatedRecords() {
      @Override
      public <T> Iterable<T> of(Relation<T> relation, UUID owner) {
        return relation.name().equals("purchases")
            ? List.of(purchases).stream().map(relation.target().javaType()::cast).toList()
            : List.of();
      }
    };
  }

  static Condition compare(String field, Operator operator, Object... operands) {
    return new Condition.Compare(
        field, operator, List.of(operands).stream().map(Operand::of).toList());
  }
}
