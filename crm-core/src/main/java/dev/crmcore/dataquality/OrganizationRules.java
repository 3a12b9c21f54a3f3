package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.COMPLETENESS;
import static dev.crmcore.quality.QualityDimension.CONSISTENCY;
import static dev.crmcore.quality.QualityDimension.VALIDITY;

import dev.crmcore.dedup.text.TaxIds;
import dev.crmcore.model.Customer;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Organization;
import dev.crmcore.quality.QualityFinding;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about facts that only organisations have. */
final class OrganizationRules {
  private static final Set<LifecycleStage> BUYING =
      EnumSet.of(LifecycleStage.CUSTOMER, LifecycleStage.REPEAT);

  /** Countries whose tax numbers carry their two letters before them. */
  private static final Set<String> PREFIXED =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "HR", "HU", "IE", "IT",
          "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private static final int SHORTEST_NUMBER = 8;

  private OrganizationRules() {}

  /**
   * Whoever buys gets an invoice with a tax number. Fails for an organisation without one that has
   * bought; passes with one; skips people and organisations that have not bought.
   */
  static Rule taxIdPresent() {
    return new Rule(
        "tax-id-present",
        COMPLETENESS,
        2,
        "Organisations that have bought have a tax number.",
        Set.of("taxId", "lifecycleStage"),
        customer ->
            customer instanceof Organization
                && BUYING.contains(customer.profile().lifecycleStage()),
        (customer, clock) -> {
          String number = ((Organization) customer).taxId();
          return number != null && Characters.isVisible(number)
              ? null
              : Rule.missing("taxId", "There is no tax number. Ask for it.");
        });
  }

  /**
   * A tax number is one. Fails where all its digits are the same or it has none; passes otherwise;
   * skips people and organisations without one.
   */
  static Rule taxIdReal() {
    return new Rule(
        "tax-id-real",
        VALIDITY,
        3,
        "Tax numbers are no stand-ins, such as 0000000000.",
        Set.of("taxId"),
        customer -> taxId(customer) != null,
        (customer, clock) -> {
          String number = taxId(customer);
          return number == null || !isStandIn(number)
              ? null
              : new QualityFinding(
                  "taxId",
                  number,
                  "'" + number + "' is nobody's tax number. Ask for the real one, or clear it.");
        });
  }

  private static @Nullable String taxId(Customer customer) {
    String number = customer instanceof Organization organization ? organization.taxId() : null;
    return number != null && Characters.isVisible(number) ? number : null;
  }

  private static boolean isStandIn(String number) {
    char first = 0;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (Character.isDigit(c)) {
        if (first != 0 && c != first) {
          return false;
        }
        first = c;
      }
    }
    return true;
  }

  /**
   * A tax number is of the country where the organisation is. Fails where its check digits are
   * right for the country named before it and the main address is in another; passes otherwise;
   * skips people, numbers without the country before them and organisations whose country is not
   * recognised.
   */
  static Rule taxIdCountry() {
    return new Rule(
        "tax-id-matches-country",
        CONSISTENCY,
        1,
        "A tax number is of the country of the main address.",
        Set.of("taxId", Addresses.FIELD),
        customer -> prefix(customer) != null && mainCountry(customer) != null,
        (customer, clock) -> {
          String prefix = prefix(customer);
          String country = mainCountry(customer);
          String number = taxId(customer);
          return number == null
                  || prefix == null
                  || prefix.equals(country)
                  || !Boolean.TRUE.equals(TaxIds.isRight(number, null))
              ? null
              : new QualityFinding(
                  "taxId",
                  number,
                  "The tax number %s is of %s, but the main address is in %s. One of them may be"
                          .formatted(number, prefix, country)
                      + " wrong.");
        });
  }

  private static @Nullable String prefix(Customer customer) {
    String number = taxId(customer);
    if (number == null || number.length() < SHORTEST_NUMBER) {
      return null;
    }
    String prefix = number.substring(0, 2);
    return PREFIXED.contains(prefix) && Characters.countDigits(number) >= SHORTEST_NUMBER - 2
        ? prefix
        : null;
  }

  private static @Nullable String mainCountry(Customer customer) {
    return customer.addresses().isEmpty()
        ? null
        : Countries.find(customer.addresses().get(0).country());
  }

  /**
   * An organisation's internet domain is one. Fails for a web address, an e-mail address and what
   * is no domain name; passes for names such as "example.org", in any script; skips people and
   * organisations without domains. Mended where a web address says it.
   */
  static Rule domains() {
    return new Rule(
            "domain-form",
            VALIDITY,
            2,
            "Internet domains of organisations are bare names, such as example.org.",
            Set.of("domains"),
            customer ->
                customer instanceof Organization organization && !organization.domains().isEmpty(),
            (customer, clock) -> {
              for (String domain : ((Organization) customer).domains()) {
                if (!WebForm.isHost(domain)) {
                  return new QualityFinding(
                      "domains",
                      domain,
                      "'"
                          + domain
                          + "' is no internet domain; expected for example"
                          + " 'example.org'.");
                }
              }
              return null;
            })
        .mendedBy(
            (customer, clock) -> {
              Organization organization = (Organization) customer;
              return organization.toBuilder()
                  .domains(organization.domains().stream().map(WebForm::host).toList())
                  .build();
            });
  }
}
