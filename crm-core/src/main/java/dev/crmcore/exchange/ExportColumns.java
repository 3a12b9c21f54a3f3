package dev.crmcore.exchange;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.model.BankAccount;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.ExternalId;
import dev.crmcore.model.PostalAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of a table of customers, by the catalogue, under headers that an import knows. */
final class ExportColumns {
  private static final int POINTS_OF_A_KIND = 3;

  /** One column. */
  record Column(String header, Function<Customer, @Nullable String> value) {}

  private final Map<String, Column> byField = new LinkedHashMap<>();

  ExportColumns(EntityType<Customer> type, @Nullable String idSystem) {
    byField.put("externalId", new Column("external_id", customer -> id(customer, idSystem)));
    for (Field<Customer, ?> field : type.fields()) {
      if (!field.is(FieldTrait.SYSTEM)
          && !field.is(FieldTrait.DERIVED)
          && field.references().isEmpty()) {
        byField.put(field.name(), new Column(header(field), field::text));
      }
    }
    addPoints();
    for (Field<PostalAddress, ?> part : CustomerFields.ADDRESSES.fields()) {
      if (!part.headers().isEmpty()) {
        byField.put("address." + part.name(), new Column(header(part), address(part)));
      }
    }
    addWords("tags", Customer::tags);
    addWords("groups", customer -> customer.profile().groups());
    addWords("domains", CustomerFields.DOMAINS::get);
    addWords("interests", CustomerFields.INTERESTS::get);
    for (Field<BankAccount, ?> part : CustomerFields.BANK_ACCOUNTS.fields()) {
      if (!part.headers().isEmpty()) {
        byField.put("bank." + part.name(), new Column(header(part), bank(part)));
      }
    }
  }

  private static String header(Field<?, ?> field) {
    return field.is(FieldTrait.CUSTOM) || field.headers().isEmpty()
        ? field.name()
        : field.headers().get(0);
  }

  private static String id(Customer customer, @Nullable String system) {
    return customer.externalIds().stream()
        .filter(id -> id.system().equals(system))
        .map(ExternalId::value)
        .findFirst()
        .orElseGet(() -> customer.id().toString());
  }

  private void addPoints() {
    for (ContactKind kind : List.of(ContactKind.EMAIL, ContactKind.PHONE, ContactKind.WEB)) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      int count = kind == ContactKind.WEB ? 1 : POINTS_OF_A_KIND;
      for (int i = 0; i < count; i++) {
        int place = i;
        String header = i == 0 ? name : name + "_" + (i + 1);
        byField.put(
            i == 0 ? name : name + (i + 1),
            new Column(header, customer -> point(customer, kind, place)));
      }
    }
  }

  /** The primary one comes first, the others in their order. */
  private static @Nullable String point(Customer customer, ContactKind kind, int place) {
    List<ContactPoint> points = new ArrayList<>();
    for (ContactPoint point : customer.contactPoints()) {
      if (point.kind() == kind) {
        points.add(point.primary() ? 0 : points.size(), point);
      }
    }
    return place < points.size() ? points.get(place).raw() : null;
  }

  private static Function<Customer, @Nullable String> address(Field<PostalAddress, ?> part) {
    return customer ->
        customer.addresses().isEmpty() ? null : part.text(customer.addresses().get(0));
  }

  private static Function<Customer, @Nullable String> bank(Field<BankAccount, ?> part) {
    return customer ->
        customer.profile().bankAccounts().isEmpty()
            ? null
            : part.text(customer.profile().bankAccounts().get(0));
  }

  private void addWords(String name, Function<Customer, ? extends Collection<String>> words) {
    byField.put(
        name,
        new Column(
            name,
            customer -> {
              Collection<String> all = words.apply(customer);
              return all.isEmpty() ? null : String.join(";", all);
            }));
  }

  /**
   * Returns the columns for some fields, or all.
   *
   * @throws InvalidInputException if there is no such column
   */
  List<Column> select(List<String> names) {
    if (names.isEmpty()) {
      return List.copyOf(byField.values());
    }
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      Column column = byField.get(name);
      if (column == null) {
        throw new InvalidInputException(
            "E_FIELD_UNKNOWN",
            "There is no column '%s'; there are: %s."
                .formatted(name, String.join(", ", byField.keySet())));
      }
      columns.add(column);
    }
    return columns;
  }
}
