package dev.crmcore.examples;

import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the one customer that a person names by id, e-mail address or telephone number. */
final class Whom {
  private static final Pattern ID =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
  private static final int FEWEST_DIGITS = 5;

  private final CrmSession session;

  Whom(CrmSession session) {
    this.session = session;
  }

  /**
   * Returns the customer. The id of a merged one leads to its survivor.
   *
   * @throws NotFoundException if there is none
   * @throws InvalidInputException if there are several, or the text is no such name
   */
  Customer find(String text) {
    String name = text.strip();
    if (ID.matcher(name).matches()) {
      return session.customers().get(CustomerId.parse(name));
    }
    if (name.contains("@")) {
      return only(name, "e-mail address", ContactKind.EMAIL);
    }
    if (name.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS) {
      return only(name, "telephone number", ContactKind.PHONE);
    }
    throw new InvalidInputException(
        "'%s' is no id, e-mail address or telephone number. To find a name: crm search \"%s\""
            .formatted(name, name));
  }

  private Customer only(String name, String kind, ContactKind contact) {
    List<Customer> found = session.customers().findByContact(contact, name);
    if (found.isEmpty()) {
      throw new NotFoundException("No customer has the %s '%s'.".formatted(kind, name));
    }
    if (found.size() > 1) {
      throw new InvalidInputException(
          "%d customers have the %s '%s'; name one by its id: %s."
              .formatted(
                  found.size(),
                  kind,
                  name,
                  found.stream()
                      .map(customer -> customer.displayName() + " " + customer.id())
                      .collect(Collectors.joining(", "))));
    }
    return found.get(0);
  }
}
