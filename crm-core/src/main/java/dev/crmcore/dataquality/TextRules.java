package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.UNIQUENESS;
import static dev.crmcore.quality.QualityDimension.VALIDITY;

import dev.crmcore.field.Folding;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.ExternalId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.quality.QualityFinding;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Rules about tags, notes, languages, money, dates and names in other systems. */
final class TextRules {
  private static final Set<LocalDate> STAND_IN_DATES =
      Set.of(
          LocalDate.of(1, 1, 1),
          LocalDate.of(1111, 11, 11),
          LocalDate.of(1899, 12, 30),
          LocalDate.of(1899, 12, 31),
          LocalDate.of(1900, 1, 1),
          LocalDate.of(1901, 1, 1),
          LocalDate.of(1970, 1, 1),
          LocalDate.of(9999, 12, 31));

  /** Currencies of ISO 4217 that nobody can pay with any more. */
  private static final Set<String> WITHDRAWN =
      Set.of(
          "ADP", "AFA", "ATS", "AZM", "BEF", "BGL", "BYB", "BYR", "CYP", "DEM", "EEK", "ESP", "FIM",
          "FRF", "GHC", "GRD", "HRK", "IEP", "ITL", "LTL", "LUF", "LVL", "MRO", "MTL", "MZM", "NLG",
          "PTE", "ROL", "RUR", "SDD", "SIT", "SKK", "SRG", "STD", "TMM", "TRL", "VEB", "VEF", "ZMK",
          "ZWD");

  private TextRules() {}

  /**
   * A tag has one spelling. Fails where two tags, or two groups, differ only by case or blanks;
   * passes otherwise; skips who has fewer than two of both. Mended by keeping the first one.
   */
  static Rule tags() {
    return new Rule(
            "tags-distinct",
            UNIQUENESS,
            1,
            "No two tags or groups differ only by case or blanks.",
            Set.of("tags", "groups"),
            customer -> customer.tags().size() > 1 || customer.profile().groups().size() > 1,
            (customer, clock) -> {
              QualityFinding found = repeated("tags", customer.tags());
              return found == null ? repeated("groups", customer.profile().groups()) : found;
            })
        .mendedBy(
            (customer, clock) ->
                customer.toBuilder()
                    .tags(distinct(customer.tags()))
                    .groups(distinct(customer.profile().groups()))
                    .build());
  }

  private static @Nullable QualityFinding repeated(String field, SortedSet<String> words) {
    if (words.size() < 2) {
      return null;
    }
    Map<String, String> byForm = new HashMap<>();
    for (String word : words) {
      String before = byForm.putIfAbsent(Folding.fold(Blanks.single(word)), word);
      if (before != null) {
        return new QualityFinding(
            field, word, "'" + before + "' and '" + word + "' are the same. Remove one.");
      }
    }
    return null;
  }

  private static Collection<String> distinct(SortedSet<String> words) {
    Map<String, String> byForm = new LinkedHashMap<>();
    for (String word : words) {
      byForm.putIfAbsent(Folding.fold(Blanks.single(word)), Blanks.single(word));
    }
    return byForm.values();
  }

  /**
   * Another system knows the customer once. Fails where two names are of one system, which a merge
   * of two customers leaves; passes otherwise; skips who has fewer than two.
   */
  static Rule externalIds() {
    return new Rule(
        "external-id-once",
        UNIQUENESS,
        1,
        "No other system knows the customer under two names.",
        Set.of("externalIds"),
        customer -> customer.externalIds().size() > 1,
        (customer, clock) -> {
          List<ExternalId> ids = customer.externalIds();
          int size = Math.min(ids.size(), 20);
          for (int i = 1; i < size; i++) {
            for (int j = 0; j < i; j++) {
              if (ids.get(i).system().equals(ids.get(j).system())) {
                return new QualityFinding(
                    "externalIds",
                    ids.get(i).value(),
                    "'%s' knows the customer as '%s' and as '%s'. Join them there, or remove one."
                        .formatted(ids.get(i).system(), ids.get(j).value(), ids.get(i).value()));
              }
            }
          }
          return null;
        });
  }

  /**
   * A birth date is somebody's. Fails for days that forms and programs put where none is known,
   * such as 1 January 1900 and 1970; passes otherwise; skips organisations and people without one.
   */
  static Rule birthDate() {
    return new Rule(
        "birth-date-real",
        VALIDITY,
        2,
        "Birth dates are no stand-ins, such as 1900-01-01.",
        Set.of("birthDate"),
        customer -> customer instanceof Person person && person.birthDate() != null,
        (customer, clock) -> {
          LocalDate born = ((Person) customer).birthDate();
          return born != null && STAND_IN_DATES.contains(born)
              ? new QualityFinding(
                  "birthDate",
                  born.toString(),
                  "The birth date " + born + " probably stands for none. Ask for it, or clear it.")
              : null;
        });
  }

  /**
   * A language has a code. Fails for what does not begin with a code of ISO 639, such as "English";
   * passes otherwise; skips organisations and people without one. Mended where the name of a
   * language stands there.
   */
  static Rule language() {
    return new Rule(
            "language-code",
            VALIDITY,
            1,
            "Languages are written as BCP 47 tags, such as en or pt-BR.",
            Set.of("language"),
            customer -> customer instanceof Person person && person.language() != null,
            (customer, clock) -> {
              String language = ((Person) customer).language();
              return language == null || Languages.isTag(language)
                  ? null
                  : new QualityFinding(
                      "language",
                      language,
                      "'"
                          + language
                          + "' is no code of a language; expected for example 'en' or"
                          + " 'pt-BR'.");
            })
        .mendedBy(
            (customer, clock) -> {
              Person person = (Person) customer;
              String language = person.language();
              String code = language == null ? null : Languages.find(language);
              return code == null ? null : person.toBuilder().language(code).build();
            });
  }

  /**
   * Money can be paid. Fails where a custom field holds an amount in a currency that was withdrawn;
   * passes otherwise; skips who has no amount of money in a custom field.
   */
  static Rule currency() {
    return new Rule(
        "currency-current",
        VALIDITY,
        2,
        "Amounts of money are in currencies that exist.",
        Set.of(),
        TextRules::hasMoney,
        (customer, clock) -> {
          for (Map.Entry<String, Object> field : customer.customFields().entrySet()) {
            if (field.getValue() instanceof Money money
                && WITHDRAWN.contains(money.currency().getCurrencyCode())) {
              return new QualityFinding(
                  field.getKey(),
                  money.toString(),
                  "The currency of " + money + " was withdrawn. Convert the amount.");
            }
          }
          return null;
        });
  }

  private static boolean hasMoney(Customer customer) {
    if (customer.customFields().isEmpty()) {
      return false;
    }
    for (Object value : customer.customFields().values()) {
      if (value instanceof Money) {
        return true;
      }
    }
    return false;
  }

  /**
   * Notes hold no number of a payment card. Fails for 15 or 16 digits, blanks and hyphens between
   * them, that begin as cards do and have right check digits; passes otherwise; skips who has no
   * notes. The finding does not repeat the number.
   */
  static Rule cards() {
    return new Rule(
        "no-card-number",
        VALIDITY,
        6,
        "Notes hold no numbers of payment cards.",
        Set.of("notes"),
        customer -> customer.profile().notes() != null,
        (customer, clock) -> {
          String notes = customer.profile().notes();
          int at = notes == null ? -1 : CardNumbers.find(notes);
          return at < 0
              ? null
              : new QualityFinding(
                  "notes",
                  null,
                  "The notes hold the number of a payment card, at position "
                      + (at + 1)
                      + ". Remove it.");
        });
  }

  /**
   * A web address is one. Fails for what has no host with a dot in it; passes with and without
   * "https://"; skips who has none.
   */
  static Rule web() {
    return new Rule(
        "web-address-form",
        VALIDITY,
        2,
        "Web addresses lead to a host, such as https://example.org.",
        Set.of(ContactPoints.FIELD),
        ContactPoints.having(ContactKind.WEB),
        (customer, clock) ->
            ContactPoints.firstFault(
                customer,
                ContactKind.WEB,
                point ->
                    WebForm.isAddress(point.raw())
                        ? null
                        : "'"
                            + point.raw()
                            + "' is no web address; expected for example"
                            + " 'https://example.org'."));
  }
}
