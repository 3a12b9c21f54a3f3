package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.CONSISTENCY;
import static dev.crmcore.quality.QualityDimension.UNIQUENESS;
import static dev.crmcore.quality.QualityDimension.VALIDITY;

import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Validity;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about telephone numbers, and about contact points that repeat each other. */
final class PhoneRules {
  /** By this many last digits two writings of one number agree, trunk and country codes aside. */
  private static final int TELLING_DIGITS = 9;

  private final CallingCodes codes = new CallingCodes();

  /**
   * Every telephone number can work. Fails for one that is not in E.164 form, whose country does
   * not exist or has no numbers that long, or that is known not to work; passes otherwise; skips
   * who has none.
   */
  QualityRule valid() {
    return new Rule(
        "phone-valid",
        VALIDITY,
        8,
        "Telephone numbers are complete, with the country, and have not failed.",
        Set.of(ContactPoints.FIELD),
        ContactPoints.having(ContactKind.PHONE),
        (customer, clock) -> ContactPoints.firstFault(customer, ContactKind.PHONE, this::invalid));
  }

  private @Nullable String invalid(ContactPoint point) {
    if (!codes.isPossible(point.normalized())) {
      return "'"
          + point.raw()
          + "' is no complete telephone number; expected for example '+49 30 901820'.";
    }
    return point.validity() == Validity.INVALID
        ? "'" + point.raw() + "' does not work. Ask for another number."
        : null;
  }

  /**
   * The telephone is of the country where the customer is. Passes where any number has the calling
   * code of any address; fails where none has; skips who has no complete number or no address with
   * a country that is recognised.
   */
  QualityRule country() {
    return new Rule(
        "phone-matches-country",
        CONSISTENCY,
        2,
        "A telephone number is of the country of an address.",
        Set.of(ContactPoints.FIELD, "addresses"),
        customer -> firstPhone(customer) != null && hasCountry(customer),
        (customer, clock) -> contradiction(customer));
  }

  private @Nullable QualityFinding contradiction(Customer customer) {
    List<ContactPoint> points = customer.contactPoints();
    for (int i = 0; i < points.size(); i++) {
      if (agrees(points.get(i), customer.addresses())) {
        return null;
      }
    }
    String phone = firstPhone(customer);
    String country = firstCountry(customer);
    return new QualityFinding(
        null,
        phone,
        "The telephone number %s is not of the country of the address, %s. One of them may be"
                .formatted(phone, country)
            + " wrong.");
  }

  private boolean agrees(ContactPoint point, List<PostalAddress> addresses) {
    int code = point.kind() == ContactKind.PHONE ? codes.of(point.normalized()) : 0;
    for (int i = 0; code != 0 && i < addresses.size(); i++) {
      String country = Countries.find(addresses.get(i).country());
      if (country != null && codes.ofCountry(country) == code) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String firstPhone(Customer customer) {
    List<ContactPoint> points = customer.contactPoints();
    for (int i = 0; i < points.size(); i++) {
      ContactPoint point = points.get(i);
      if (point.kind() == ContactKind.PHONE && codes.of(point.normalized()) != 0) {
        return point.normalized();
      }
    }
    return null;
  }

  private boolean hasCountry(Customer customer) {
    return firstCountry(customer) != null;
  }

  private static @Nullable String firstCountry(Customer customer) {
    List<PostalAddress> addresses = customer.addresses();
    for (int i = 0; i < addresses.size(); i++) {
      String country = Countries.find(addresses.get(i).country());
      if (country != null) {
        return country;
      }
    }
    return null;
  }

  /**
   * Each contact point stands on the card once. Fails where two e-mail addresses are the same, or
   * two telephone numbers agree in their last nine digits; passes otherwise; skips who has fewer
   * than two contact points.
   */
  static QualityRule distinct() {
    return new Rule(
        "contact-once",
        UNIQUENESS,
        2,
        "No contact point stands on the card twice.",
        Set.of(ContactPoints.FIELD),
        customer -> customer.contactPoints().size() > 1,
        (customer, clock) -> repetition(customer.contactPoints()));
  }

  private static @Nullable QualityFinding repetition(List<ContactPoint> points) {
    // Cards are short; one with hundreds of contact points is compared only so far.
    int size = Math.min(points.size(), 20);
    for (int i = 1; i < size; i++) {
      for (int j = 0; j < i; j++) {
        if (isSame(points.get(i), points.get(j))) {
          return new QualityFinding(
              ContactPoints.FIELD,
              points.get(i).raw(),
              "'%s' and '%s' are the same. Remove one."
                  .formatted(points.get(j).raw(), points.get(i).raw()));
        }
      }
    }
    return null;
  }

  private static boolean isSame(ContactPoint one, ContactPoint other) {
    if (one.kind() != other.kind()) {
      return false;
    }
    String left = one.normalized();
    String right = other.normalized();
    return one.kind() == ContactKind.PHONE ? sameDigits(left, right) : left.equalsIgnoreCase(right);
  }

  private static boolean sameDigits(String left, String right) {
    int i = left.length() - 1;
    int j = right.length() - 1;
    for (int same = 0; same < TELLING_DIGITS; same++, i--, j--) {
      i = lastDigit(left, i);
      j = lastDigit(right, j);
      if (i < 0 || j < 0 || left.charAt(i) != right.charAt(j)) {
        return false;
      }
    }
    return true;
  }

  private static int lastDigit(String text, int from) {
    int i = from;
    while (i >= 0 && !Characters.isDigit(text.charAt(i))) {
      i--;
    }
    return i;
  }
}
