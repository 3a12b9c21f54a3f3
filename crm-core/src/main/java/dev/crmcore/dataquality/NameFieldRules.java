package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.CONFORMITY;
import static dev.crmcore.quality.QualityDimension.VALIDITY;

import dev.crmcore.field.Folding;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import dev.crmcore.quality.QualityFinding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about what stands in a name field and does not belong to a name. */
final class NameFieldRules {
  private static final String OPENING = "\"«“„([{<";
  private static final String CLOSING = "\"»”“)]}>";

  private final CallingCodes codes;

  NameFieldRules(CallingCodes codes) {
    this.codes = codes;
  }

  /**
   * How to reach somebody is no name. Fails for a person's name with an e-mail address or a number
   * of seven digits or more in it, and for an organisation's that is one; passes otherwise; skips
   * who has no name. Mended by moving a complete address or number to the contact points.
   */
  Rule noContact() {
    return new Rule(
            "name-no-contact",
            VALIDITY,
            5,
            "Name fields hold no telephone number and no e-mail address.",
            Set.of(
                "givenName",
                "middleName",
                "familyName",
                "legalName",
                "tradingName",
                ContactPoints.FIELD),
            NamePart::isVisible,
            (customer, clock) -> {
              boolean person = customer instanceof Person;
              return NamePart.firstFault(
                  customer,
                  name ->
                      ContactsInNames.isThere(name, person)
                          ? name.indexOf('@') >= 0
                              ? "holds an e-mail address. Move it to the contact points."
                              : "holds a number. If it is a telephone number, move it to the"
                                  + " contact points."
                          : null);
            })
        .mendedBy((customer, clock) -> moved(customer));
  }

  private Customer moved(Customer customer) {
    List<ContactPoint> points = new ArrayList<>(customer.contactPoints());
    Customer rest =
        NamePart.written(
            customer,
            (name, part) -> {
              ContactsInNames.Found found =
                  ContactsInNames.isThere(name, part.isOfPerson())
                      ? ContactsInNames.find(name, codes)
                      : null;
              if (found == null) {
                return name;
              }
              if (points.stream().noneMatch(point -> isSame(point, found.point()))) {
                points.add(found.point());
              }
              return NameForms.settled(name, found.rest(), part);
            });
    return rest.toBuilder().contactPoints(points).build();
  }

  private static boolean isSame(ContactPoint one, ContactPoint other) {
    return one.kind() == other.kind() && one.normalized().equalsIgnoreCase(other.normalized());
  }

  /**
   * A name stands there without quotes or brackets around it. Fails for "(Ada)" and for a quote
   * that has no other; passes for "Robert (Bob)"; skips organisations, whose names are quoted, and
   * people without a name.
   */
  static Rule unwrapped() {
    return ofPeople(
            "name-unwrapped",
            2,
            "Names of people are not in quotes or brackets.",
            name ->
                unwrapped(name).equals(name) ? null : "stands in quotes or brackets. Remove them.")
        .mendedBy(NameForms.taking(NameFieldRules::unwrapped));
  }

  private static String unwrapped(String name) {
    int last = name.length() - 1;
    if (last < 1) {
      return name;
    }
    int opening = OPENING.indexOf(name.charAt(0));
    int again = name.indexOf(name.charAt(0), 1);
    if (opening >= 0
        && name.indexOf(CLOSING.charAt(opening), 1) == last
        && (again < 0 || again == last)) {
      return name.substring(1, last).strip();
    }
    boolean lonely = name.indexOf('"') >= 0 && name.indexOf('"') == name.lastIndexOf('"');
    return lonely && (name.charAt(0) == '"' || name.charAt(last) == '"')
        ? name.replace("\"", "").strip()
        : name;
  }

  /**
   * How somebody is addressed is no part of the name. Fails for "Mr. Smith", "г-н Иванов" and
   * "王先生"; passes otherwise; skips organisations and people without a name. Mended by moving the
   * title to the salutation, if there is no other.
   */
  static Rule noTitle() {
    return new Rule(
            "name-no-title",
            VALIDITY,
            2,
            "Names of people have no title: it belongs to the salutation.",
            Set.of("givenName", "middleName", "familyName", "salutation"),
            NameFieldRules::isNamedPerson,
            (customer, clock) ->
                NamePart.firstFault(
                    customer,
                    name -> {
                      String title = Titles.find(name);
                      return title == null
                          ? null
                          : "holds the title '" + title + "'. Move it to the salutation.";
                    }))
        .mendedBy((customer, clock) -> withoutTitles((Person) customer));
  }

  private static Person withoutTitles(Person person) {
    List<String> titles = new ArrayList<>();
    Person rest =
        (Person)
            NamePart.written(
                person,
                (name, part) -> {
                  String title = Titles.find(name);
                  if (title == null || !isSalutation(title, person.salutation())) {
                    return name;
                  }
                  titles.add(title);
                  return NameForms.settled(name, Titles.without(title, name), part);
                });
    boolean set = titles.size() == 1 && person.salutation() == null;
    return set ? rest.toBuilder().salutation(titles.get(0)).build() : rest;
  }

  private static boolean isSalutation(String title, @Nullable String salutation) {
    return salutation == null
        || Folding.fold(title)
            .replace(".", "")
            .equals(Folding.fold(salutation.strip()).replace(".", ""));
  }

  /**
   * A word is of one script. Fails for a name with Latin and Cyrillic letters in one word; an
   * organisation's only where the letters of one look like those of the other, since brands mix
   * them on purpose; passes otherwise; skips who has no name.
   */
  static Rule oneScript() {
    return new Rule(
            "name-one-script",
            VALIDITY,
            4,
            "No word of a name mixes Latin and Cyrillic letters.",
            NamePart.FIELDS,
            NamePart::isVisible,
            NameFieldRules::mixed)
        .mendedBy(NameForms.taking(Lookalikes::repaired));
  }

  private static @Nullable QualityFinding mixed(Customer customer, Clock clock) {
    boolean person = customer instanceof Person;
    return NamePart.firstFault(
        customer,
        name ->
            (person ? Lookalikes.isMixed(name) : Lookalikes.isDisguised(name))
                ? "has Latin and Cyrillic letters in one word. Type the word again in one script."
                : null);
  }

  /**
   * Words are parted by one blank. Fails for a name with blanks at its ends, two in a row or one
   * that does not break; passes otherwise; skips who has no name.
   */
  static Rule blanks() {
    return new Rule(
            "name-single-blanks",
            CONFORMITY,
            1,
            "The words of a name are parted by one blank, with none around them.",
            NamePart.FIELDS,
            NamePart::isVisible,
            (customer, clock) ->
                NamePart.firstFault(
                    customer,
                    name ->
                        Blanks.areSingle(name) || !Characters.isVisible(name)
                            ? null
                            : "has blanks too many. Leave one between words."))
        .mendedBy(NameForms.taking(Blanks::single));
  }

  private static Rule ofPeople(String id, int weight, String description, NamePart.Fault fault) {
    return new Rule(
        id,
        VALIDITY,
        weight,
        description,
        Set.of("givenName", "middleName", "familyName"),
        NameFieldRules::isNamedPerson,
        (customer, clock) -> NamePart.firstFault(customer, fault));
  }

  private static boolean isNamedPerson(Customer customer) {
    return customer instanceof Person && NamePart.isVisible(customer);
  }
}
