package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.CONSISTENCY;
import static dev.crmcore.quality.QualityDimension.VALIDITY;

import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Validity;
import dev.crmcore.quality.QualityFinding;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about telephone numbers. */
final class PhoneRules {
  private static final int STAND_IN_DIGITS = 7;

  private final CallingCodes codes;

  PhoneRules(CallingCodes codes) {
    this.codes = codes;
  }

  /**
   * Every telephone number can work. Fails for one that is not in E.164 form, whose country does
   * not exist or has no numbers that long, or that is known not to work; passes otherwise; skips
   * who has none.
   */
  Rule valid() {
    return new Rule(
            "phone-valid",
            VALIDITY,
            8,
            "Telephone numbers are complete, with the country, and have not failed.",
            Set.of(ContactPoints.FIELD),
            ContactPoints.having(ContactKind.PHONE),
            (customer, clock) ->
                ContactPoints.firstFault(customer, ContactKind.PHONE, this::invalid))
        .mendedBy(ContactPoints.writing(ContactKind.PHONE, this::completed));
  }

  /** "0049 30 901820" and "＋４９ ３０ ９０１８２０" are complete, and are written with a plus. */
  private ContactPoint completed(ContactPoint point) {
    if (codes.isPossible(point.normalized())) {
      return point;
    }
    String raw = Normalizer.normalize(point.raw(), Normalizer.Form.NFKC).strip();
    String number = raw.startsWith("00") ? "+" + raw.substring(2) : raw;
    StringBuilder digits = new StringBuilder("+");
    for (int i = 1; i < number.length(); i++) {
      char c = number.charAt(i);
      if (Characters.isDigit(c)) {
        digits.append(c);
      } else if (" -.()/".indexOf(c) < 0) {
        return point;
      }
    }
    String normalized = digits.toString();
    return number.startsWith("+") && codes.isPossible(normalized)
        ? ContactPoints.withAddress(point, ContactKind.PHONE, number, normalized)
        : point;
  }

  /**
   * Every telephone number can be somebody's. Fails where all digits after the calling code are the
   * same, or count up or down; passes otherwise; skips who has no complete number.
   */
  Rule real() {
    return new Rule(
        "phone-real",
        VALIDITY,
        5,
        "Telephone numbers are no stand-ins, such as +7 111 111 11 11.",
        Set.of(ContactPoints.FIELD),
        customer -> firstPhone(customer) != null,
        (customer, clock) ->
            ContactPoints.firstFault(
                customer,
                ContactKind.PHONE,
                point ->
                    isStandIn(point.normalized())
                        ? "'"
                            + point.raw()
                            + "' is nobody's number. Ask for the real one, or"
                            + " remove it."
                        : null));
  }

  private boolean isStandIn(String e164) {
    int code = codes.of(e164);
    int start = code == 0 ? 0 : code < 10 ? 2 : code < 100 ? 3 : 4;
    if (start == 0 || e164.length() - start < STAND_IN_DIGITS) {
      return false;
    }
    int step = e164.charAt(start + 1) - e164.charAt(start);
    for (int i = start + 1; i < e164.length(); i++) {
      int next = e164.charAt(i) - e164.charAt(i - 1);
      // After nine comes zero, and the other way round.
      if (next != step && next != step - 10 * Integer.signum(step)) {
        return false;
      }
    }
    return Math.abs(step) <= 1;
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
  Rule country() {
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
}
