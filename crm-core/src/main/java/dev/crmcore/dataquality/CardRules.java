package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.TIMELINESS;
import static dev.crmcore.quality.QualityDimension.VALIDITY;

import dev.crmcore.dedup.text.TaxIds;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.quality.QualityFinding;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about single facts on the card: dates, codes, numbers, and how old all of it is. */
final class CardRules {
  private static final int OLDEST_YEARS = 120;
  private static final Duration STALE = Duration.ofDays(730);

  private CardRules() {}

  /**
   * A person was born, and not too long ago. Fails for a birth date after today, where the clock
   * is, or more than 120 years back; passes otherwise; skips organisations and people without one.
   */
  static Rule birthDate() {
    return new Rule(
        "birth-date-plausible",
        VALIDITY,
        4,
        "Birth dates are not in the future and not more than 120 years ago.",
        Set.of("birthDate"),
        customer -> customer instanceof Person person && person.birthDate() != null,
        CardRules::implausible);
  }

  private static @Nullable QualityFinding implausible(Customer customer, Clock clock) {
    LocalDate born = ((Person) customer).birthDate();
    if (born == null) {
      return null;
    }
    LocalDate today = LocalDate.now(clock);
    String wrong =
        born.isAfter(today)
            ? "lies in the future."
            : born.isBefore(today.minusYears(OLDEST_YEARS))
                ? "is more than " + OLDEST_YEARS + " years ago."
                : null;
    return wrong == null
        ? null
        : new QualityFinding("birthDate", born.toString(), "The birth date " + born + " " + wrong);
  }

  /**
   * The postal code fits the country. Fails for an address whose code does not have the form of its
   * country; passes otherwise; skips who has no address with a code and a country whose form is
   * known.
   */
  static Rule postalCode() {
    return new Rule(
            "postal-code-form",
            VALIDITY,
            3,
            "Postal codes have the form of their country.",
            Set.of("addresses"),
            CardRules::hasCode,
            (customer, clock) -> wrongCode(customer))
        .mendedBy(
            Addresses.writing(
                address -> {
                  String code = address.postalCode();
                  return code == null
                      ? address
                      : Addresses.withPostalCode(
                          address, Normalizer.normalize(code, Normalizer.Form.NFKC));
                }));
  }

  private static boolean hasCode(Customer customer) {
    List<PostalAddress> addresses = customer.addresses();
    for (int i = 0; i < addresses.size(); i++) {
      PostalAddress address = addresses.get(i);
      String country = address.postalCode() == null ? null : Countries.find(address.country());
      if (country != null && PostalCodes.knows(country)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable QualityFinding wrongCode(Customer customer) {
    List<PostalAddress> addresses = customer.addresses();
    for (int i = 0; i < addresses.size(); i++) {
      String code = addresses.get(i).postalCode();
      String country = code == null ? null : Countries.find(addresses.get(i).country());
      if (code != null && country != null && !PostalCodes.isRight(code, country)) {
        return new QualityFinding(
            "addresses",
            code,
            "'%s' is no postal code of %s, which has the form %s (9 a digit, A a letter)."
                .formatted(code, country, PostalCodes.form(country)));
      }
    }
    return null;
  }

  /**
   * The check digits of a tax number are right. Fails for a wrong INN, VAT number or social credit
   * code; passes for a right one; skips people, organisations without one, and numbers whose
   * country is not known or has no check here. The country is the number's prefix, else that of the
   * main address, else the home country.
   *
   * @param homeCountry where most organisations are, as two letters, or null
   */
  static Rule taxId(@Nullable String homeCountry) {
    return new Rule(
        "tax-id-check-digits",
        VALIDITY,
        6,
        "The check digits of tax numbers are right.",
        Set.of("taxId", "addresses"),
        customer -> taxIdVerdict(customer, homeCountry) != null,
        (customer, clock) -> wrongTaxId(customer, homeCountry));
  }

  private static @Nullable Boolean taxIdVerdict(Customer customer, @Nullable String homeCountry) {
    if (!(customer instanceof Organization organization)) {
      return null;
    }
    String number = organization.taxId();
    if (number == null || !Characters.isVisible(number)) {
      return null;
    }
    List<PostalAddress> addresses = organization.addresses();
    String country = addresses.isEmpty() ? null : Countries.find(addresses.get(0).country());
    return TaxIds.isRight(number, country == null ? homeCountry : country);
  }

  private static @Nullable QualityFinding wrongTaxId(
      Customer customer, @Nullable String homeCountry) {
    if (!Boolean.FALSE.equals(taxIdVerdict(customer, homeCountry))) {
      return null;
    }
    String number = ((Organization) customer).taxId();
    return new QualityFinding(
        "taxId",
        number,
        "The tax number '" + number + "' has wrong check digits. Compare it with the document.");
  }

  /**
   * Somebody has touched the card lately. Fails where the last change is more than 730 days (24
   * months) ago; passes otherwise; skips who is not stored yet.
   */
  static Rule updated() {
    return new Rule(
        "updated-lately",
        TIMELINESS,
        4,
        "The card was changed within the last 24 months.",
        Set.of(EntityType.UPDATED_AT),
        customer -> customer.revision().version() > 0,
        (customer, clock) -> {
          Instant updated = customer.revision().updatedAt();
          return isStale(updated, clock)
              ? new QualityFinding(
                  "updatedAt",
                  updated.toString(),
                  "The card was last changed " + days(updated, clock) + " days ago. Check it.")
              : null;
        });
  }

  /**
   * Confirmed contact data is still fresh. Fails where the latest confirmation of any contact point
   * is more than 730 days (24 months) ago; passes otherwise; skips who never confirmed any.
   */
  static Rule confirmed() {
    return new Rule(
        "contact-confirmed-lately",
        TIMELINESS,
        3,
        "Contact points that were confirmed were confirmed within the last 24 months.",
        Set.of(ContactPoints.FIELD),
        customer -> lastConfirmed(customer) != null,
        (customer, clock) -> {
          Instant confirmed = lastConfirmed(customer);
          return confirmed != null && isStale(confirmed, clock)
              ? new QualityFinding(
                  ContactPoints.FIELD,
                  confirmed.toString(),
                  "Contact data was last confirmed "
                      + days(confirmed, clock)
                      + " days ago. Ask the customer to confirm it.")
              : null;
        });
  }

  private static @Nullable Instant lastConfirmed(Customer customer) {
    List<ContactPoint> points = customer.contactPoints();
    Instant last = null;
    for (int i = 0; i < points.size(); i++) {
      Instant verified = points.get(i).verifiedAt();
      if (verified != null && (last == null || verified.isAfter(last))) {
        last = verified;
      }
    }
    return last;
  }

  private static boolean isStale(Instant moment, Clock clock) {
    return moment.isBefore(clock.instant().minus(STALE));
  }

  private static long days(Instant since, Clock clock) {
    return Duration.between(since, clock.instant()).toDays();
  }
}
