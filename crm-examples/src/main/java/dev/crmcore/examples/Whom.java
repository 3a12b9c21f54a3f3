package dev.crmcore.examples;

import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Identity;
import dev.crmcore.query.Conditions;
import java.util.List;

/** Finds the one customer that a person names by id, e-mail address, telephone number or name. */
final class Whom {
  /** What is said of parameters that name a customer. */
  static final String WHO = "An id, an e-mail address, a telephone number, or the whole name.";

  private static final int FEWEST_DIGITS = 5;
  private static final int SOME = 10;

  private final CrmSession session;

  Whom(CrmSession session) {
    this.session = session;
  }

  /**
   * Returns the customer. The id of a merged one leads to its survivor.
   *
   * @throws NotFoundException if there is none
   * @throws InvalidInputException if there are several
   */
  Customer find(String text) {
    String name = text.strip();
    if (Readings.isId(name)) {
      return session.customers().get(CustomerId.parse(name));
    }
    if (name.contains("@")) {
      return only(name, "e-mail address", ContactKind.EMAIL);
    }
    if (isNumber(name)) {
      return only(name, "telephone number", ContactKind.PHONE);
    }
    List<Customer> found =
        session.customers().list(Conditions.equal(CustomerFields.DISPLAY_NAME, name), SOME);
    if (found.isEmpty()) {
      throw new NotFoundException(
          "No customer is called '%s'; a name is written in full. To find one: crm search \"%s\""
              .formatted(name, name));
    }
    return only("Several customers are called '%s'".formatted(name), found);
  }

  private Customer only(String name, String kind, ContactKind contact) {
    List<Customer> found = session.customers().findByContact(contact, name);
    if (found.isEmpty()) {
      throw new NotFoundException("No customer has the %s '%s'.".formatted(kind, name));
    }
    return only("%d customers have the %s '%s'".formatted(found.size(), kind, name), found);
  }

  private static Customer only(String several, List<Customer> found) {
    return Named.only(several, found, customer -> customer.displayName() + " " + customer.id());
  }

  /**
   * Returns the address or the number that somebody is reached under.
   *
   * @throws InvalidInputException if the text is neither
   */
  static Identity address(String text) {
    String name = text.strip();
    if (name.contains("@")) {
      return Identity.email(name);
    }
    if (!isNumber(name)) {
      throw new InvalidInputException(
          "'%s' is no e-mail address and no telephone number.".formatted(name));
    }
    return Identity.phone(name);
  }

  private static boolean isNumber(String text) {
    return text.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS
        && text.chars().filter(Character::isLetter).count() < FEWEST_DIGITS;
  }
}
