package dev.crmcore.dataquality;

import dev.crmcore.model.Customer;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.quality.QualityFinding;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Looks through the postal addresses. */
final class Addresses {
  static final String FIELD = "addresses";

  private Addresses() {}

  /** Finds fault with an address. */
  @FunctionalInterface
  interface Fault {
    /** Returns what is wrong, in a sentence, or null. */
    @Nullable String of(PostalAddress address);
  }

  /** Reads a part of an address. */
  @FunctionalInterface
  interface Part {
    /** Returns the part, or null. */
    @Nullable String of(PostalAddress address);
  }

  static boolean any(Customer customer, Predicate<PostalAddress> test) {
    List<PostalAddress> addresses = customer.addresses();
    for (int i = 0; i < addresses.size(); i++) {
      if (test.test(addresses.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the first address with a fault, or null; the value is the part it is about. */
  static @Nullable QualityFinding firstFault(Customer customer, Part part, Fault fault) {
    List<PostalAddress> addresses = customer.addresses();
    for (int i = 0; i < addresses.size(); i++) {
      String wrong = fault.of(addresses.get(i));
      if (wrong != null) {
        return new QualityFinding(FIELD, part.of(addresses.get(i)), wrong);
      }
    }
    return null;
  }

  /** Returns a mending that writes every address in another form. */
  static Rule.Mending writing(UnaryOperator<PostalAddress> form) {
    return (customer, clock) ->
        customer.toBuilder().addresses(customer.addresses().stream().map(form).toList()).build();
  }

  static PostalAddress withCountry(PostalAddress address, @Nullable String country) {
    return new PostalAddress(
        address.label(),
        address.street(),
        address.city(),
        address.region(),
        address.postalCode(),
        country,
        address.location());
  }

  static PostalAddress withPostalCode(PostalAddress address, @Nullable String code) {
    return new PostalAddress(
        address.label(),
        address.street(),
        address.city(),
        address.region(),
        code,
        address.country(),
        address.location());
  }

  /** Returns an address with another street, city and region. */
  static PostalAddress withPlace(
      PostalAddress address,
      @Nullable String street,
      @Nullable String city,
      @Nullable String region) {
    return new PostalAddress(
        address.label(),
        street,
        city,
        region,
        address.postalCode(),
        address.country(),
        address.location());
  }
}
