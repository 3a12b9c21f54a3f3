package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.VALIDITY;

import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import dev.crmcore.model.Validity;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rules about e-mail addresses. */
final class EmailRules {
  private EmailRules() {}

  /**
   * Every e-mail address can work. Fails for one that is malformed or known not to work; passes
   * otherwise; skips who has none.
   */
  static Rule valid() {
    return of(
            "email-valid",
            8,
            "E-mail addresses are well formed and have not bounced.",
            ContactPoints.having(ContactKind.EMAIL),
            EmailRules::invalid)
        .mendedBy(ContactPoints.writing(ContactKind.EMAIL, EmailRules::unpacked));
  }

  private static @Nullable String invalid(ContactPoint point) {
    if (!EmailForm.isRight(point.normalized())) {
      return "'" + point.raw() + "' is no e-mail address; expected for example 'ada@example.org'.";
    }
    return point.validity() == Validity.INVALID
        ? "'" + point.raw() + "' does not accept messages. Ask for another address."
        : null;
  }

  /** "mailto:ada@example.org", "Ada &lt;ada@example.org&gt;", "ada @ example.org.". */
  private static ContactPoint unpacked(ContactPoint point) {
    if (EmailForm.isRight(point.normalized())) {
      return point;
    }
    String address = Normalizer.normalize(point.raw(), Normalizer.Form.NFKC);
    int open = address.lastIndexOf('<');
    int close = address.indexOf('>', open + 1);
    if (open >= 0 && close > 0) {
      address = address.substring(open + 1, close);
    }
    address = lower(Characters.withoutHidden(address).replace(" ", ""));
    if (address.startsWith("mailto:")) {
      address = address.substring("mailto:".length());
    }
    while (!address.isEmpty() && ".,;".indexOf(address.charAt(address.length() - 1)) >= 0) {
      address = address.substring(0, address.length() - 1);
    }
    return EmailForm.isRight(address)
        ? ContactPoints.withAddress(point, ContactKind.EMAIL, address, address)
        : point;
  }

  /**
   * Every e-mail address lasts. Fails for one at a provider of throw-away mailboxes; passes
   * otherwise; skips who has none.
   */
  static Rule disposable() {
    return of(
        "email-lasting",
        5,
        "E-mail addresses are not throw-away ones.",
        ContactPoints.having(ContactKind.EMAIL),
        point ->
            MailDomains.DISPOSABLE.contains(domain(point))
                ? "'" + point.raw() + "' is a throw-away address. Ask for another."
                : null);
  }

  /**
   * A person's address belongs to that person. Fails for one of an office, such as {@code info@};
   * passes otherwise; skips organisations, whose addresses should be like that, and people without
   * one.
   */
  static Rule personal() {
    return of(
        "email-personal",
        2,
        "E-mail addresses of people are their own, not of an office such as info@.",
        customer -> customer instanceof Person && ContactPoints.has(customer, ContactKind.EMAIL),
        point ->
            MailDomains.ROLES.contains(local(point))
                ? "'" + point.raw() + "' is read by an office, not by this person."
                : null);
  }

  /**
   * The domain of every e-mail address is meant. Fails for known slips such as {@code gmial.com};
   * passes otherwise; skips who has none.
   */
  static Rule domain() {
    return of(
            "email-domain-spelled",
            4,
            "Domains of e-mail addresses are free of known typing errors.",
            ContactPoints.having(ContactKind.EMAIL),
            point -> {
              String meant = MailDomains.TYPOS.get(domain(point));
              return meant == null
                  ? null
                  : "'" + point.raw() + "' is probably meant to end in '@" + meant + "'.";
            })
        .mendedBy(ContactPoints.writing(ContactKind.EMAIL, EmailRules::meant));
  }

  /** Where the customer has confirmed an address, it is no slip. */
  private static ContactPoint meant(ContactPoint point) {
    String meant = point.verifiedAt() == null ? MailDomains.TYPOS.get(domain(point)) : null;
    if (meant == null) {
      return point;
    }
    String address = point.normalized();
    String mended = address.substring(0, address.lastIndexOf('@') + 1) + meant;
    return ContactPoints.withAddress(point, ContactKind.EMAIL, mended, mended);
  }

  /**
   * Every e-mail address can be somebody's. Fails for one at a domain that is reserved for examples
   * and tests (RFC 2606), and for stand-ins such as "none@none.com"; passes otherwise; skips who
   * has none.
   */
  static Rule real() {
    return of(
        "email-real",
        5,
        "E-mail addresses are no stand-ins, such as those of example.com.",
        ContactPoints.having(ContactKind.EMAIL),
        point ->
            MailDomains.isReserved(domain(point)) || isStandIn(point)
                ? "'" + point.raw() + "' is nobody's address. Ask for the real one, or remove it."
                : null);
  }

  private static boolean isStandIn(ContactPoint point) {
    String address = point.normalized();
    int at = address.indexOf('@');
    return at > 0
        && address.startsWith(".", at + 1 + at)
        && address.regionMatches(true, 0, address, at + 1, at)
        && (at == 1 || Placeholders.isOne(address.substring(0, at)));
  }

  private static String domain(ContactPoint point) {
    String address = point.normalized();
    return lower(address.substring(address.lastIndexOf('@') + 1));
  }

  private static String local(ContactPoint point) {
    String address = point.normalized();
    int at = address.indexOf('@');
    int plus = address.indexOf('+');
    int end = plus > 0 && plus < at ? plus : Math.max(at, 0);
    return lower(address.substring(0, end));
  }

  private static String lower(String ascii) {
    return ascii.toLowerCase(Locale.ROOT);
  }

  private static Rule of(
      String id,
      int weight,
      String description,
      Predicate<Customer> scope,
      ContactPoints.Fault fault) {
    return new Rule(
        id,
        VALIDITY,
        weight,
        description,
        Set.of(ContactPoints.FIELD),
        scope,
        (customer, clock) -> ContactPoints.firstFault(customer, ContactKind.EMAIL, fault));
  }
}
