package dev.crmcore.customer;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.WriteRule;
import dev.crmcore.model.BankAccount;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerBuilder;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What every customer looks like once it is stored: names without stray blanks, contact points in
 * standard form and each once, at most one primary of a kind, something to know it by.
 */
public final class CustomerRule implements WriteRule<Customer> {
  private static final int MAX_ELEMENTS = 1_000;

  private final ContactForms forms;

  /** Creates the rule. */
  public CustomerRule(ContactForms forms) {
    this.forms = forms;
  }

  @Override
  public Customer prepare(Customer customer) {
    if (customer.mergedInto() != null) {
      return customer;
    }
    CustomerBuilder<?> builder =
        customer instanceof Person person ? cleaned(person) : cleaned((Organization) customer);
    List<PostalAddress> addresses = addresses(customer.addresses());
    Customer standard =
        builder
            .addresses(addresses)
            .contactPoints(points(customer.contactPoints(), country(addresses)))
            .tags(words(customer.tags()))
            .groups(words(customer.profile().groups()))
            .interests(words(customer.profile().interests()))
            .bankAccounts(accounts(customer.profile().bankAccounts()))
            .callHours(hours(customer.profile().callHours()))
            .source(line("source", customer.profile().source()))
            .notes(Words.orNull(customer.profile().notes()))
            .build();
    requireSomething(standard);
    return standard;
  }

  private static CustomerBuilder<?> cleaned(Person person) {
    return person.toBuilder()
        .givenName(line("givenName", person.givenName()))
        .middleName(line("middleName", person.middleName()))
        .familyName(line("familyName", person.familyName()))
        .salutation(line("salutation", person.salutation()))
        .jobTitle(line("jobTitle", person.jobTitle()))
        .language(line("language", person.language()));
  }

  private static CustomerBuilder<?> cleaned(Organization organization) {
    Set<String> domains = new TreeSet<>();
    organization.domains().forEach(domain -> domains.add(domain.strip().toLowerCase(Locale.ROOT)));
    return organization.toBuilder()
        .legalName(line("legalName", organization.legalName()))
        .tradingName(line("tradingName", organization.tradingName()))
        .taxId(line("taxId", organization.taxId()))
        .registrationNumber(line("registrationNumber", organization.registrationNumber()))
        .industry(line("industry", organization.industry()))
        .domains(domains);
  }

  private List<ContactPoint> points(List<ContactPoint> given, @Nullable String country) {
    requireFew("contactPoints", given);
    Map<String, ContactPoint> byForm = new LinkedHashMap<>();
    for (ContactPoint point : given) {
      Words.requireLine("contactPoints", point.raw());
      if (!point.raw().isBlank()) {
        ContactPoint standard = forms.standard(point, country);
        byForm.merge(
            standard.kind() + " " + standard.normalized(),
            standard,
            (first, second) -> second.primary() && !first.primary() ? second : first);
      }
    }
    return onePrimary(byForm.values());
  }

  private static List<ContactPoint> onePrimary(Collection<ContactPoint> points) {
    Set<ContactKind> seen = EnumSet.noneOf(ContactKind.class);
    List<ContactPoint> result = new ArrayList<>(points.size());
    for (ContactPoint point : points) {
      boolean first = point.primary() && seen.add(point.kind());
      result.add(point.primary() == first ? point : point.withPrimary(first));
    }
    return result;
  }

  private static List<PostalAddress> addresses(List<PostalAddress> given) {
    requireFew("addresses", given);
    List<PostalAddress> result = new ArrayList<>(given.size());
    for (PostalAddress address : given) {
      PostalAddress clean =
          new PostalAddress(
              line("addresses", address.label()),
              Words.orNull(address.street()),
              line("addresses", address.city()),
              line("addresses", address.region()),
              line("addresses", address.postalCode()),
              line("addresses", address.country()),
              address.location());
      boolean empty =
          clean.street() == null
              && clean.city() == null
              && clean.region() == null
              && clean.postalCode() == null
              && clean.country() == null
              && clean.location() == null;
      if (!empty && !result.contains(clean)) {
        result.add(clean);
      }
    }
    return result;
  }

  /** Blanks in the number of an account are there for the eye. */
  private static List<BankAccount> accounts(List<BankAccount> given) {
    requireFew("bankAccounts", given);
    Map<String, BankAccount> byNumber = new LinkedHashMap<>();
    for (BankAccount account : given) {
      String number = line("bankAccounts", account.account());
      if (number != null) {
        String plain = number.replace(" ", "").toUpperCase(Locale.ROOT);
        byNumber.putIfAbsent(
            plain,
            new BankAccount(
                plain,
                line("bankAccounts", account.bankCode()),
                line("bankAccounts", account.bankName()),
                line("bankAccounts", account.label())));
      }
    }
    return List.copyOf(byNumber.values());
  }

  private static @Nullable String hours(@Nullable String text) {
    String clean = line("callHours", text);
    return clean == null ? null : CallHours.parse(clean).toString();
  }

  private static @Nullable String country(List<PostalAddress> addresses) {
    return addresses.isEmpty() ? null : addresses.get(0).country();
  }

  private static List<String> words(Collection<String> given) {
    requireFew("tags", given);
    List<String> words = new ArrayList<>(given.size());
    for (String word : given) {
      String clean = line("tags", word);
      if (clean != null) {
        words.add(clean);
      }
    }
    return words;
  }

  private static void requireFew(String field, Collection<?> elements) {
    if (elements.size() > MAX_ELEMENTS) {
      throw new InvalidInputException(
          "E_LIMIT_LENGTH",
          "A customer has at most %d %s, but %d were given."
              .formatted(MAX_ELEMENTS, field, elements.size()));
    }
  }

  private static void requireSomething(Customer customer) {
    boolean named =
        customer instanceof Person person
            ? person.givenName() != null
                || person.familyName() != null
                || person.middleName() != null
            : !customer.displayName().equals("(no name)");
    if (!named && customer.contactPoints().isEmpty() && customer.externalIds().isEmpty()) {
      throw new InvalidInputException(
          "E_REQUIRED",
          "A customer needs a name, a contact point or an external id to be known by.");
    }
  }

  private static @Nullable String line(String field, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Words.requireLine(field, text);
    String clean = Words.orNull(text);
    return clean == null ? null : Normalizer.normalize(clean, Normalizer.Form.NFC);
  }
}
