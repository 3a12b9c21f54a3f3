package dev.crmcore.dataquality;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A field whose values are few words that come again and again. */
enum WordField {
  JOB_TITLE("jobTitle"),
  SALUTATION("salutation"),
  INDUSTRY("industry"),
  SOURCE("source"),
  CITY("city"),
  REGION("region");

  private final String field;

  WordField(String field) {
    this.field = field;
  }

  static WordField named(String field) {
    for (WordField each : values()) {
      if (each.field.equals(field)) {
        return each;
      }
    }
    throw new InvalidInputException(
        "E_FIELD",
        "No dictionary can be given for '"
            + field
            + "'. It can for jobTitle, salutation, industry, source, city and region.");
  }

  String field() {
    return field;
  }

  /** Returns what a rule about the field reads. */
  String reads() {
    return isOfAddress() ? Addresses.FIELD : field;
  }

  private boolean isOfAddress() {
    return this == CITY || this == REGION;
  }

  /** Returns the first value that passes a test, or null. */
  @Nullable String first(Customer customer, Predicate<String> test) {
    if (isOfAddress()) {
      for (int i = 0; i < customer.addresses().size(); i++) {
        String value = of(customer.addresses().get(i));
        if (value != null && test.test(value)) {
          return value;
        }
      }
      return null;
    }
    String value = of(customer);
    return value != null && test.test(value) ? value : null;
  }

  private @Nullable String of(PostalAddress address) {
    return this == CITY ? address.city() : address.region();
  }

  private @Nullable String of(Customer customer) {
    return switch (this) {
      case JOB_TITLE -> customer instanceof Person person ? person.jobTitle() : null;
      case SALUTATION -> customer instanceof Person person ? person.salutation() : null;
      case INDUSTRY ->
          customer instanceof Organization organization ? organization.industry() : null;
      case SOURCE -> customer.profile().source();
      case CITY, REGION -> null;
    };
  }

  /** Returns the customer with every value of the field in another form. */
  Customer written(Customer customer, UnaryOperator<String> form) {
    if (isOfAddress()) {
      return customer.toBuilder()
          .addresses(customer.addresses().stream().map(address -> written(address, form)).toList())
          .build();
    }
    String value = of(customer);
    return value == null ? customer : with(customer, form.apply(value));
  }

  private PostalAddress written(PostalAddress address, UnaryOperator<String> form) {
    String value = of(address);
    String changed = value == null ? null : form.apply(value);
    return this == CITY
        ? Addresses.withPlace(address, address.street(), changed, address.region())
        : Addresses.withPlace(address, address.street(), address.city(), changed);
  }

  private Customer with(Customer customer, String value) {
    return switch (this) {
      case JOB_TITLE -> ((Person) customer).toBuilder().jobTitle(value).build();
      case SALUTATION -> ((Person) customer).toBuilder().salutation(value).build();
      case INDUSTRY -> ((Organization) customer).toBuilder().industry(value).build();
      case SOURCE -> customer.toBuilder().source(value).build();
      case CITY, REGION -> customer;
    };
  }
}
