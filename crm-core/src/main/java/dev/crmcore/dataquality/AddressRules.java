package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.COMPLETENESS;
import static dev.crmcore.quality.QualityDimension.CONSISTENCY;
import static dev.crmcore.quality.QualityDimension.VALIDITY;

import dev.crmcore.model.Customer;
import dev.crmcore.model.PostalAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about what a postal address says. How it is written is for {@link AddressFormRules}. */
final class AddressRules {
  private static final Set<String> READS = Set.of(Addresses.FIELD);

  private AddressRules() {}

  /**
   * A street is in some town. Fails for an address with a street and neither a city nor a postal
   * code; passes otherwise, also for an address that stands in the street field as a whole; skips
   * who has no address with a street.
   */
  static Rule complete() {
    return new Rule(
        "address-complete",
        COMPLETENESS,
        2,
        "Addresses with a street have a city or a postal code.",
        READS,
        customer -> Addresses.any(customer, address -> address.street() != null),
        (customer, clock) ->
            Addresses.firstFault(
                customer, PostalAddress::street, address -> townless(address, address.street())));
  }

  private static @Nullable String townless(PostalAddress address, @Nullable String street) {
    return street != null
            && address.city() == null
            && address.postalCode() == null
            && !isWhole(street)
        ? "'" + street + "' is in no town. Add the city or the postal code."
        : null;
  }

  /** "Lenina 1, Moscow", or ideographs, which name the town first. */
  private static boolean isWhole(String street) {
    for (int i = 0; i < street.length(); i++) {
      char c = street.charAt(i);
      if (c == ',' || c == ';' || c == '\n' || c >= '\u1100') {
        return true;
      }
    }
    return false;
  }

  /**
   * An address is in some country. Fails for an address with a city or a postal code and without a
   * country; passes otherwise; skips who has no such address, and everybody where a home country is
   * set, which is then meant.
   *
   * @param homeCountry where most customers are, as two letters, or null
   */
  static Rule country(@Nullable String homeCountry) {
    return new Rule(
        "address-country-present",
        COMPLETENESS,
        1,
        "Addresses with a city or a postal code have a country.",
        READS,
        customer -> homeCountry == null && Addresses.any(customer, AddressRules::isPlace),
        (customer, clock) ->
            Addresses.firstFault(
                customer,
                PostalAddress::city,
                address ->
                    isPlace(address) && address.country() == null
                        ? "An address has no country. Add it."
                        : null));
  }

  private static boolean isPlace(PostalAddress address) {
    return address.city() != null || address.postalCode() != null;
  }

  /**
   * A country exists. Fails for one that is not recognised by its code or name; passes otherwise;
   * skips who has no address with a country.
   */
  static Rule knownCountry() {
    return new Rule(
        "country-recognised",
        VALIDITY,
        2,
        "Countries are those of ISO 3166-1.",
        READS,
        customer -> Addresses.any(customer, address -> address.country() != null),
        (customer, clock) ->
            Addresses.firstFault(
                customer,
                PostalAddress::country,
                address ->
                    address.country() != null && Countries.find(address.country()) == null
                        ? "The country '"
                            + address.country()
                            + "' is not known. Enter its code of two letters, such as DE."
                        : null));
  }

  /**
   * A city has a name. Fails for one without any letter, such as a postal code; passes otherwise;
   * skips who has no address with a city.
   */
  static Rule city() {
    return new Rule(
        "city-has-name",
        VALIDITY,
        2,
        "Cities are names, not numbers.",
        READS,
        customer -> Addresses.any(customer, address -> address.city() != null),
        (customer, clock) ->
            Addresses.firstFault(
                customer, PostalAddress::city, address -> nameless(address.city())));
  }

  private static @Nullable String nameless(@Nullable String city) {
    return city != null && !Characters.hasLetter(city)
        ? "The city '" + city + "' is no name. If it is a postal code, move it there."
        : null;
  }

  /**
   * An address was read with the right character set. Fails where the street, the city or the
   * region shows the marks of a wrong one; passes otherwise; skips who has no address. Mended where
   * only one reading is possible.
   */
  static Rule encoding() {
    return new Rule(
            "address-encoding",
            VALIDITY,
            3,
            "Addresses were not damaged by a wrong character set.",
            READS,
            customer -> !customer.addresses().isEmpty(),
            (customer, clock) ->
                Addresses.firstFault(
                    customer,
                    AddressRules::garbled,
                    address -> {
                      String garbled = garbled(address);
                      return garbled == null
                          ? null
                          : "'"
                              + garbled
                              + "' was damaged on the way here, by a wrong character"
                              + " set or by HTML. Import it again with the right one.";
                    }))
        .mendedBy(
            Addresses.writing(
                address ->
                    Addresses.withPlace(
                        address,
                        repaired(address.street()),
                        repaired(address.city()),
                        repaired(address.region()))));
  }

  private static @Nullable String garbled(PostalAddress address) {
    return isGarbled(address.street())
        ? address.street()
        : isGarbled(address.city())
            ? address.city()
            : isGarbled(address.region()) ? address.region() : null;
  }

  private static boolean isGarbled(@Nullable String text) {
    return text != null && Characters.isGarbled(text);
  }

  private static @Nullable String repaired(@Nullable String text) {
    return text == null || !Characters.isGarbled(text) ? text : Mojibake.repaired(text);
  }

  /**
   * The street is not the city once more. Fails where both are the same, whatever the case; passes
   * otherwise; skips who has no address with both.
   */
  static Rule street() {
    return new Rule(
        "street-not-city",
        CONSISTENCY,
        1,
        "The street of an address is not its city once more.",
        READS,
        customer ->
            Addresses.any(customer, address -> address.street() != null && address.city() != null),
        (customer, clock) ->
            Addresses.firstFault(customer, PostalAddress::street, AddressRules::repeated));
  }

  private static @Nullable String repeated(PostalAddress address) {
    String street = address.street();
    String city = address.city();
    return street != null && city != null && street.strip().equalsIgnoreCase(city.strip())
        ? "'" + street + "' is both the street and the city. Enter the street, or clear it."
        : null;
  }

  /** Tells whether an address says where, beyond the country. */
  static boolean isLocated(Customer customer) {
    return Addresses.any(
        customer,
        address ->
            isSaid(address.street()) || isSaid(address.city()) || isSaid(address.postalCode()));
  }

  private static boolean isSaid(@Nullable String part) {
    return part != null && !Leftovers.isOne(part);
  }
}
