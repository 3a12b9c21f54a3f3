package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.COMPLETENESS;

import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import java.util.List;
import java.util.Set;

/** Rules about what should be on every card, names aside. */
final class CompletenessRules {
  private CompletenessRules() {}

  /**
   * There is a way to reach the customer. Passes with an e-mail address, telephone number,
   * messenger or profile, whether it works or not: other rules ask that; fails without; skips
   * nobody.
   */
  static Rule contact() {
    return new Rule(
        "contact-present",
        COMPLETENESS,
        10,
        "There is at least one way to reach the customer.",
        Set.of("contactPoints"),
        Rule::everyone,
        (customer, clock) ->
            isReachable(customer)
                ? null
                : Rule.missing(
                    "contactPoints",
                    "There is no way to reach the customer. Add an e-mail address or a telephone"
                        + " number."));
  }

  private static boolean isReachable(Customer customer) {
    List<ContactPoint> points = customer.contactPoints();
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).kind() != ContactKind.WEB) {
        return true;
      }
    }
    return false;
  }

  /**
   * It is known where the customer is. Passes with an address that has a street, a city or a postal
   * code; fails without; skips nobody.
   */
  static Rule address() {
    return new Rule(
        "address-present",
        COMPLETENESS,
        2,
        "There is a postal address.",
        Set.of("addresses"),
        Rule::everyone,
        (customer, clock) ->
            AddressRules.isLocated(customer)
                ? null
                : Rule.missing("addresses", "There is no postal address."));
  }

  /**
   * Somebody of ours is responsible. Passes with an owner in any line of service; fails without;
   * skips nobody.
   */
  static Rule owner() {
    return new Rule(
        "owner-present",
        COMPLETENESS,
        3,
        "Somebody is responsible for the customer.",
        Set.of("owners"),
        Rule::everyone,
        (customer, clock) ->
            customer.profile().owners().isEmpty()
                ? Rule.missing("owners", "Nobody is responsible for the customer. Assign an owner.")
                : null);
  }

  /** It is known where the record came from. Passes with a source; fails without; skips nobody. */
  static Rule source() {
    return new Rule(
        "source-present",
        COMPLETENESS,
        1,
        "It is known where the customer came from.",
        Set.of("source"),
        Rule::everyone,
        (customer, clock) -> {
          String source = customer.profile().source();
          return source == null || Leftovers.isOne(source)
              ? Rule.missing("source", "It is not known where the customer came from.")
              : null;
        });
  }
}
