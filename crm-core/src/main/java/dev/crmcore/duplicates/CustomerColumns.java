package dev.crmcore.duplicates;

import dev.crmcore.dedup.RecordTable;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.matching.FieldMatching;
import dev.crmcore.matching.FieldRole;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What of a card takes part in matching, and as what. People and organisations have columns of
 * their own, because they are never the same.
 *
 * @param columns in order
 */
record CustomerColumns(List<Column> columns) {
  /**
   * A column of the matching table: its role, how it takes part if the role is CUSTOM, and the
   * values a customer has there.
   */
  record Column(
      String name,
      FieldRole role,
      @Nullable FieldMatching matching,
      Function<Customer, List<String>> values) {
    Column(String name, FieldRole role, Function<Customer, List<String>> values) {
      this(name, role, null, values);
    }

    void addTo(RecordTable.Builder table) {
      if (matching == null) {
        table.column(name, role);
      } else {
        table.column(name, matching);
      }
    }
  }

  /**
   * @param type customers with their custom fields
   */
  static CustomerColumns of(
      CustomerKind kind, EntityType<Customer> type, CustomerMatching matching) {
    List<Column> columns = new ArrayList<>(usual(kind));
    for (CustomerMatching.MoreField more : matching.fields()) {
      Field<Customer, ?> field = type.requireField(more.name());
      columns.add(
          new Column(
              more.name(), more.role(), more.matching(), customer -> listOf(field.text(customer))));
    }
    return new CustomerColumns(List.copyOf(columns));
  }

  private static List<Column> usual(CustomerKind kind) {
    List<Column> columns = new ArrayList<>();
    if (kind == CustomerKind.PERSON) {
      columns.add(person("givenName", FieldRole.GIVEN_NAME, Person::givenName));
      columns.add(person("middleName", FieldRole.MIDDLE_NAME, Person::middleName));
      columns.add(person("familyName", FieldRole.FAMILY_NAME, Person::familyName));
      columns.add(
          person(
              "birthDate",
              FieldRole.BIRTH_DATE,
              person -> person.birthDate() == null ? null : person.birthDate().toString()));
    } else {
      columns.add(organization("legalName", FieldRole.ORGANIZATION_NAME, Customer::displayName));
      columns.add(
          organization("taxId", FieldRole.TAX_ID, customer -> ((Organization) customer).taxId()));
    }
    columns.add(contact("email", FieldRole.EMAIL, ContactKind.EMAIL));
    columns.add(contact("phone", FieldRole.PHONE, ContactKind.PHONE));
    columns.add(contact("web", FieldRole.WEB, ContactKind.WEB));
    columns.add(address("street", FieldRole.ADDRESS, PostalAddress::street));
    columns.add(address("city", FieldRole.CITY, PostalAddress::city));
    columns.add(address("postalCode", FieldRole.POSTCODE, PostalAddress::postalCode));
    return columns;
  }

  private static Column person(
      String name, FieldRole role, Function<Person, @Nullable String> value) {
    return new Column(name, role, customer -> listOf(value.apply((Person) customer)));
  }

  private static Column organization(
      String name, FieldRole role, Function<Customer, @Nullable String> value) {
    return new Column(name, role, customer -> listOf(value.apply(customer)));
  }

  private static Column contact(String name, FieldRole role, ContactKind kind) {
    return new Column(
        name,
        role,
        customer ->
            customer.contactPoints().stream()
                .filter(point -> point.kind() == kind)
                .map(ContactPoint::normalized)
                .toList());
  }

  private static Column address(
      String name, FieldRole role, Function<PostalAddress, @Nullable String> part) {
    return new Column(
        name,
        role,
        customer ->
            customer.addresses().stream().flatMap(a -> listOf(part.apply(a)).stream()).toList());
  }

  private static List<String> listOf(@Nullable String value) {
    return value == null || value.isBlank() ? List.of() : List.of(value);
  }

  RecordTable.Builder newTable() {
    RecordTable.Builder builder = RecordTable.builder();
    columns.forEach(column -> column.addTo(builder));
    return builder;
  }

  void add(RecordTable.Builder table, Customer customer) {
    table.addAll(customer.id().toString(), values(customer));
  }

  /** Returns the values of a customer in each column. */
  List<List<String>> values(Customer customer) {
    return columns.stream().map(column -> column.values().apply(customer)).toList();
  }
}
