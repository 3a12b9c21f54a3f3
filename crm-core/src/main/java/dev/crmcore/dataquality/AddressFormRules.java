package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.CONFORMITY;
import static dev.crmcore.quality.QualityDimension.UNIQUENESS;

import dev.crmcore.field.Folding;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.quality.QualityFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about the one form that was agreed on for addresses. */
final class AddressFormRules {
  private static final Set<String> READS = Set.of(Addresses.FIELD);

  private AddressFormRules() {}

  /**
   * A country is written as the two capital letters of ISO 3166-1. Fails for one that is recognised
   * and written in another way; passes otherwise; skips who has no address with a country that is
   * recognised.
   */
  static Rule country() {
    return new Rule(
            "country-code",
            CONFORMITY,
            1,
            "Countries are written as the two capital letters of ISO 3166-1.",
            READS,
            customer ->
                Addresses.any(customer, address -> Countries.find(address.country()) != null),
            (customer, clock) ->
                Addresses.firstFault(
                    customer,
                    PostalAddress::country,
                    address -> {
                      String code = Countries.find(address.country());
                      return code == null || code.equals(address.country())
                          ? null
                          : "The country '" + address.country() + "' is written " + code + ".";
                    }))
        .mendedBy(
            Addresses.writing(
                address -> {
                  String code = Countries.find(address.country());
                  return code == null ? address : Addresses.withCountry(address, code);
                }));
  }

  /**
   * A postal code is written as in its country. Fails for one with the right letters and digits and
   * other blanks and signs, small letters or the country before it; a code without any blanks and
   * signs passes; skips who has no address with a code that is right for its country.
   */
  static Rule postalCode() {
    return new Rule(
            "postal-code-written",
            CONFORMITY,
            1,
            "Postal codes are written as in their country.",
            READS,
            customer -> Addresses.any(customer, address -> usualCode(address) != null),
            (customer, clock) ->
                Addresses.firstFault(
                    customer,
                    PostalAddress::postalCode,
                    address -> {
                      String code = address.postalCode();
                      String usual = usualCode(address);
                      return code == null || usual == null || PostalCodes.isUsual(code, usual)
                          ? null
                          : "The postal code '" + code + "' is written '" + usual + "'.";
                    }))
        .mendedBy(
            Addresses.writing(
                address -> {
                  String code = address.postalCode();
                  String usual = usualCode(address);
                  return code == null || usual == null || PostalCodes.isUsual(code, usual)
                      ? address
                      : Addresses.withPostalCode(address, usual);
                }));
  }

  private static @Nullable String usualCode(PostalAddress address) {
    String code = address.postalCode();
    String country = code == null ? null : Countries.find(address.country());
    return code == null || country == null || !PostalCodes.isRight(code, country)
        ? null
        : PostalCodes.usual(code, country);
  }

  /**
   * An address stands on the card once. Fails where two agree in every part but the label, case and
   * blanks aside; passes otherwise; skips who has fewer than two. Mended by leaving the second one
   * out, unless both have labels of their own.
   */
  static Rule once() {
    return new Rule(
            "address-once",
            UNIQUENESS,
            1,
            "No address stands on the card twice.",
            READS,
            customer -> customer.addresses().size() > 1,
            (customer, clock) -> repetition(customer.addresses()))
        .mendedBy(
            (customer, clock) ->
                customer.toBuilder().addresses(without(customer.addresses())).build());
  }

  private static @Nullable QualityFinding repetition(List<PostalAddress> addresses) {
    // Cards are short; one with hundreds of addresses is compared only so far.
    int size = Math.min(addresses.size(), 20);
    for (int i = 1; i < size; i++) {
      for (int j = 0; j < i; j++) {
        if (isSame(addresses.get(i), addresses.get(j))) {
          return new QualityFinding(
              Addresses.FIELD,
              addresses.get(i).street(),
              "An address stands there twice. Remove one.");
        }
      }
    }
    return null;
  }

  private static List<PostalAddress> without(List<PostalAddress> addresses) {
    List<PostalAddress> kept = new ArrayList<>();
    for (PostalAddress address : addresses) {
      if (kept.stream().noneMatch(other -> isSame(other, address) && isLabelled(other, address))) {
        kept.add(address);
      }
    }
    return kept;
  }

  private static boolean isLabelled(PostalAddress kept, PostalAddress other) {
    return other.label() == null || Objects.equals(kept.label(), other.label());
  }

  private static boolean isSame(PostalAddress one, PostalAddress other) {
    return isSame(one.street(), other.street())
        && isSame(one.postalCode(), other.postalCode())
        && isSame(one.city(), other.city())
        && isSame(one.region(), other.region())
        && isSame(one.country(), other.country());
  }

  private static boolean isSame(@Nullable String one, @Nullable String other) {
    return (one == null || other == null)
        ? Objects.equals(one, other)
        : one.equals(other)
            || Folding.fold(Blanks.single(one)).equals(Folding.fold(Blanks.single(other)));
  }
}
