package dev.crmcore.dataquality;

import dev.crmcore.model.Customer;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.quality.QualityFinding;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field that holds a name or a part of one. */
enum NamePart {
  GIVEN("givenName", "given name"),
  MIDDLE("middleName", "middle name"),
  FAMILY("familyName", "family name"),
  LEGAL("legalName", "legal name"),
  TRADING("tradingName", "trading name");

  static final Set<String> FIELDS =
      Set.of("givenName", "middleName", "familyName", "legalName", "tradingName");

  private static final List<NamePart> OF_PERSON = List.of(GIVEN, MIDDLE, FAMILY);
  private static final List<NamePart> OF_ORGANIZATION = List.of(LEGAL, TRADING);

  private final String field;
  private final String words;

  NamePart(String field, String words) {
    this.field = field;
    this.words = words;
  }

  /** Finds fault with a name. */
  @FunctionalInterface
  interface Fault {
    /** Returns what is wrong, to follow "The given name 'x' ", or null. */
    @Nullable String of(String name);
  }

  /** Writes a name in another form. */
  @FunctionalInterface
  interface Form {
    /** Returns the name as it should be, or null to clear the field. */
    @Nullable String of(String name, NamePart part);
  }

  private static List<NamePart> of(Customer customer) {
    return customer instanceof Person ? OF_PERSON : OF_ORGANIZATION;
  }

  @Nullable String value(Customer customer) {
    if (customer instanceof Person person) {
      return switch (this) {
        case GIVEN -> person.givenName();
        case MIDDLE -> person.middleName();
        case FAMILY -> person.familyName();
        case LEGAL, TRADING -> null;
      };
    }
    Organization organization = (Organization) customer;
    return switch (this) {
      case LEGAL -> organization.legalName();
      case TRADING -> organization.tradingName();
      case GIVEN, MIDDLE, FAMILY -> null;
    };
  }

  /** Tells whether any name field of the customer holds anything. */
  static boolean isGiven(Customer customer) {
    List<NamePart> parts = of(customer);
    for (int i = 0; i < parts.size(); i++) {
      String value = parts.get(i).value(customer);
      if (value != null && !value.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether any name field of the customer holds something that can be seen. */
  static boolean isVisible(Customer customer) {
    List<NamePart> parts = of(customer);
    for (int i = 0; i < parts.size(); i++) {
      String value = parts.get(i).value(customer);
      if (value != null && Characters.isVisible(value)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the customer with every name in another form. */
  static Customer written(Customer customer, Form form) {
    if (customer instanceof Person person) {
      return person.toBuilder()
          .givenName(GIVEN.written(person.givenName(), form))
          .middleName(MIDDLE.written(person.middleName(), form))
          .familyName(FAMILY.written(person.familyName(), form))
          .build();
    }
    Organization organization = (Organization) customer;
    return organization.toBuilder()
        .legalName(LEGAL.written(organization.legalName(), form))
        .tradingName(TRADING.written(organization.tradingName(), form))
        .build();
  }

  private @Nullable String written(@Nullable String name, Form form) {
    return name == null ? null : form.of(name, this);
  }

  boolean isOfPerson() {
    return OF_PERSON.contains(this);
  }

  /** Returns the first name of the customer with a fault, or null. */
  static @Nullable QualityFinding firstFault(Customer customer, Fault fault) {
    List<NamePart> parts = of(customer);
    for (int i = 0; i < parts.size(); i++) {
      NamePart part = parts.get(i);
      String value = part.value(customer);
      String wrong = value == null ? null : fault.of(value);
      if (wrong != null) {
        return new QualityFinding(
            part.field, value, "The " + part.words + " '" + value + "' " + wrong);
      }
    }
    return null;
  }
}
