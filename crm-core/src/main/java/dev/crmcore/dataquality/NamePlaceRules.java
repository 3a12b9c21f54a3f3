package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.COMPLETENESS;
import static dev.crmcore.quality.QualityDimension.CONSISTENCY;

import dev.crmcore.dedup.text.Nicknames;
import dev.crmcore.dedup.text.SoundKey;
import dev.crmcore.dedup.text.TextFolding;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.quality.QualityFinding;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about which part of a person's name stands in which field. */
final class NamePlaceRules {
  /** Countries where many people have a single name. */
  private static final Set<String> SINGLE_NAMES = Set.of("ID", "MM", "AF", "IN", "LK", "BT", "NP");

  private static final List<String> FAMILY_ENDINGS =
      List.of(
          "ов", "ова", "ёв", "ёва", "ев", "ева", "енко", "ский", "ская", "цкий", "цкая", "ov",
          "ova", "ev", "eva", "enko", "skiy", "skii", "sky", "skaya");

  /** Given names that end as family names do. */
  private static final Set<String> GIVEN_ALL_THE_SAME =
      Set.of("Яков", "Yakov", "Iakov", "Jakov", "Lyubov", "Liubov", "Lubov", "Genoveva", "Geneva");

  private static final int SHORTEST_FAMILY_NAME = 5;

  private NamePlaceRules() {}

  /**
   * A person has a given and a family name. Fails where one of them is missing or holds no name;
   * passes where both are there, and for a single field with several words, or in a script that
   * writes names in one piece; skips organisations, people without a name and people in countries
   * where one name is common.
   */
  static Rule complete() {
    return new Rule(
        "name-complete",
        COMPLETENESS,
        2,
        "People have a given and a family name.",
        Set.of("givenName", "middleName", "familyName", "addresses"),
        customer ->
            customer instanceof Person
                && NamePart.isVisible(customer)
                && !livesWhereOneNameIsCommon(customer),
        NamePlaceRules::lacking);
  }

  private static boolean livesWhereOneNameIsCommon(Customer customer) {
    List<PostalAddress> addresses = customer.addresses();
    for (int i = 0; i < addresses.size(); i++) {
      String country = Countries.find(addresses.get(i).country());
      if (country != null && SINGLE_NAMES.contains(country)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable QualityFinding lacking(Customer customer, Clock clock) {
    Person person = (Person) customer;
    String given = person.givenName();
    String family = person.familyName();
    boolean hasGiven = isName(given);
    if (hasGiven == isName(family)) {
      return null;
    }
    String only = hasGiven ? given : family;
    if (only == null || isWhole(only)) {
      return null;
    }
    return hasGiven
        ? Rule.missing("familyName", "'" + only + "' has no family name. Ask for it.")
        : Rule.missing("givenName", "'" + only + "' has no given name. Ask for it.");
  }

  private static boolean isName(@Nullable String text) {
    return text != null
        && text.indexOf('@') < 0
        && Characters.isVisible(text)
        && Characters.hasLetter(text)
        && !Leftovers.isOne(text)
        && !Placeholders.isOne(text);
  }

  /** Several words, or ideographs, kana and hangul. */
  private static boolean isWhole(String written) {
    String title = Titles.find(written);
    String name = title == null ? written : Titles.without(title, written);
    return name.strip().indexOf(' ') > 0 || name.charAt(name.length() - 1) >= '\u1100';
  }

  /**
   * The given and the family name are in their fields. Fails where the given name has the ending of
   * a Slavic family name and the family name is a known given name, as in "Иванов" "Иван"; passes
   * otherwise; skips organisations and people without both. Only where both tell it: most names can
   * be either.
   */
  static Rule inPlace() {
    return new Rule(
            "names-in-place",
            CONSISTENCY,
            3,
            "Given and family names are not swapped.",
            Set.of("givenName", "familyName"),
            customer ->
                customer instanceof Person person
                    && person.givenName() != null
                    && person.familyName() != null,
            NamePlaceRules::swapped)
        .mendedBy(
            (customer, clock) -> {
              Person person = (Person) customer;
              return person.toBuilder()
                  .givenName(person.familyName())
                  .familyName(person.givenName())
                  .build();
            });
  }

  private static @Nullable QualityFinding swapped(Customer customer, Clock clock) {
    Person person = (Person) customer;
    String given = person.givenName();
    String family = person.familyName();
    return given != null && family != null && isFamilyName(given) && isGivenName(family)
        ? new QualityFinding(
            "givenName",
            given,
            "'"
                + given
                + "' looks like the family and '"
                + family
                + "' like the given name. Swap"
                + " them.")
        : null;
  }

  private static boolean isFamilyName(String name) {
    return name.length() >= SHORTEST_FAMILY_NAME
        && endsAsFamilyName(name)
        && !GIVEN_ALL_THE_SAME.contains(name);
  }

  private static boolean endsAsFamilyName(String name) {
    for (int i = 0; i < FAMILY_ENDINGS.size(); i++) {
      if (name.endsWith(FAMILY_ENDINGS.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGivenName(String name) {
    return !endsAsFamilyName(name)
        && Nicknames.groupsOf(SoundKey.of(TextFolding.fold(name))).length > 0;
  }
}
