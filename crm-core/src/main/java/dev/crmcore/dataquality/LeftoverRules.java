package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.VALIDITY;

import dev.crmcore.model.Customer;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.quality.QualityFinding;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rule about what templates, spreadsheets and programs leave behind. */
final class LeftoverRules {
  private LeftoverRules() {}

  /**
   * Texts are meant. Fails for "{{name}}", "#REF!" and "[object Object]" in a name or another field
   * of one line, and for a field other than a name that holds "NULL", "undefined" or "N/A" and
   * nothing else; passes otherwise; skips nobody. Mended by clearing a field that holds nothing
   * else.
   */
  static Rule rule() {
    return new Rule(
            "no-leftovers",
            VALIDITY,
            4,
            "No field holds what a template or a program left there, such as {{name}} or #REF!.",
            Set.of(
                "givenName",
                "middleName",
                "familyName",
                "legalName",
                "tradingName",
                "salutation",
                "jobTitle",
                "industry",
                "source",
                Addresses.FIELD),
            Rule::everyone,
            (customer, clock) -> find(customer))
        .mendedBy((customer, clock) -> cleared(customer));
  }

  private static @Nullable QualityFinding find(Customer customer) {
    QualityFinding found = NamePart.firstFault(customer, LeftoverRules::inName);
    if (found == null) {
      found = ofLine("source", customer.profile().source());
    }
    if (found == null && customer instanceof Person person) {
      found = ofLine("salutation", person.salutation());
      found = found == null ? ofLine("jobTitle", person.jobTitle()) : found;
    }
    if (found == null && customer instanceof Organization organization) {
      found = ofLine("industry", organization.industry());
    }
    return found == null
        ? Addresses.firstFault(customer, LeftoverRules::inAddress, LeftoverRules::ofAddress)
        : found;
  }

  private static @Nullable String inName(String name) {
    return Leftovers.isIn(name) ? "holds what a template or a program left there." : null;
  }

  private static @Nullable QualityFinding ofLine(String field, @Nullable String text) {
    return text != null && isLeftover(text) ? new QualityFinding(field, text, message(text)) : null;
  }

  private static String message(String text) {
    return "'" + text + "' was left by a template or a program. Enter what was meant, or clear it.";
  }

  private static boolean isLeftover(String text) {
    return Leftovers.isOne(text) || Leftovers.isIn(text);
  }

  private static @Nullable String ofAddress(PostalAddress address) {
    String text = inAddress(address);
    return text == null ? null : message(text);
  }

  private static @Nullable String inAddress(PostalAddress address) {
    String text = leftover(address.street());
    text = text == null ? leftover(address.city()) : text;
    text = text == null ? leftover(address.region()) : text;
    text = text == null ? leftover(address.postalCode()) : text;
    return text == null ? leftover(address.country()) : text;
  }

  private static @Nullable String leftover(@Nullable String text) {
    return text != null && isLeftover(text) ? text : null;
  }

  private static Customer cleared(Customer customer) {
    Customer named =
        NamePart.written(
            customer, (name, part) -> Leftovers.isIn(name) && Leftovers.isOne(name) ? null : name);
    Customer placed =
        named.toBuilder()
            .source(orNull(named.profile().source()))
            .addresses(named.addresses().stream().map(LeftoverRules::cleared).toList())
            .build();
    return placed instanceof Person person
        ? person.toBuilder()
            .salutation(orNull(person.salutation()))
            .jobTitle(orNull(person.jobTitle()))
            .build()
        : ((Organization) placed)
            .toBuilder().industry(orNull(((Organization) placed).industry())).build();
  }

  private static PostalAddress cleared(PostalAddress address) {
    return new PostalAddress(
        address.label(),
        orNull(address.street()),
        orNull(address.city()),
        orNull(address.region()),
        orNull(address.postalCode()),
        orNull(address.country()),
        address.location());
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || Leftovers.isOne(text) ? null : text;
  }
}
