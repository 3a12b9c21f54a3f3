package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.COMPLETENESS;
import static dev.crmcore.quality.QualityDimension.CONSISTENCY;
import static dev.crmcore.quality.QualityDimension.VALIDITY;

import dev.crmcore.model.Person;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about the names of people and organisations. */
final class NameRules {
  private static final int LONG_NUMBER = 5;

  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "ооо", "оао", "зао", "пао", "нао", "тоо", "gmbh", "ltd", "limited", "llc", "llp", "inc",
          "corp", "plc", "sarl", "s.a.r.l", "b.v", "s.p.a", "s.r.o", "kft", "oü", "oyj");

  private NameRules() {}

  /**
   * Somebody must be called something. Passes with one name field that holds something visible;
   * fails without; skips nobody.
   */
  static Rule present() {
    return new Rule(
        "name-present",
        COMPLETENESS,
        10,
        "The customer has a name.",
        NamePart.FIELDS,
        Rule::everyone,
        (customer, clock) ->
            NamePart.isVisible(customer)
                ? null
                : customer instanceof Person
                    ? Rule.missing("familyName", "There is no name. Enter a given or family name.")
                    : Rule.missing("legalName", "There is no name. Enter the legal name."));
  }

  /**
   * A name is not a stand-in. Fails for words such as "test", "нет" and "无", one letter repeated,
   * keys in a row, and names without any letter or digit; passes for every other name; skips who
   * has none.
   */
  static Rule placeholder() {
    return ofNames(
            "name-placeholder",
            6,
            "Names are real: no \"test\", \"asdf\", \"нет\" or \"无\".",
            name ->
                Placeholders.isOne(name)
                    ? "stands in for one that nobody entered. Ask for the real one, or clear it."
                    : null)
        .mendedBy(NameForms.taking(name -> Placeholders.isCertain(name) ? null : name));
  }

  /**
   * A name has no digits. Fails for a person's name with a digit in it, ordinals such as "3rd"
   * aside, and for an organisation's name that is a bare number; passes otherwise, also where the
   * digits are those of a telephone number or an e-mail address, which another rule looks for;
   * skips who has no name.
   */
  static Rule digits() {
    return new Rule(
        "name-no-digits",
        VALIDITY,
        5,
        "Names of people have no digits, and those of organisations are no bare numbers.",
        NamePart.FIELDS,
        NamePart::isVisible,
        (customer, clock) ->
            customer instanceof Person
                ? NamePart.firstFault(customer, NameRules::personDigits)
                : NamePart.firstFault(customer, NameRules::organizationDigits));
  }

  private static @Nullable String personDigits(String name) {
    int digits = Characters.countDigits(name);
    return digits > 0 && !isOrdinal(name) && !ContactsInNames.isThere(name, true)
        ? "has digits in it. Remove them."
        : null;
  }

  private static @Nullable String organizationDigits(String name) {
    return Characters.countDigits(name) >= LONG_NUMBER
            && !Characters.hasLetter(name)
            && !ContactsInNames.isThere(name, false)
        ? "is a bare number. Enter the name."
        : null;
  }

  /** "3rd", as in "John Smith 3rd". */
  private static boolean isOrdinal(String name) {
    String end =
        name.length() < 3 ? "" : name.substring(name.length() - 3).toLowerCase(Locale.ROOT);
    return (end.equals("2nd") || end.equals("3rd") || end.equals("4th"))
        && Characters.countDigits(name) == 1;
  }

  /**
   * A person's name is written as names are. Fails where four letters or more are all capitals, or
   * three or more are all small, particles such as "von" aside; passes in scripts without capitals;
   * skips organisations, whose spelling is their own, and who has no name.
   */
  static Rule capitals() {
    return new Rule(
            "name-capitals",
            VALIDITY,
            1,
            "Names of people start with a capital letter and go on with small ones.",
            NamePart.FIELDS,
            customer -> customer instanceof Person && NamePart.isVisible(customer),
            (customer, clock) -> NamePart.firstFault(customer, Capitals::fault))
        .mendedBy(
            (customer, clock) ->
                NamePart.written(
                    customer,
                    (name, part) ->
                        Capitals.fault(name) == null ? name : Capitals.proper(name, part)));
  }

  /**
   * A name was read with the right character set. Fails for replacement characters, for UTF-8 read
   * as cp1252 or cp1251 ("MÃ¼ller"), for "??" and for HTML entities; skips who has no name.
   */
  static Rule encoding() {
    return ofNames(
            "name-encoding",
            6,
            "Names were not damaged by a wrong character set.",
            name ->
                Characters.isGarbled(name)
                    ? "was damaged on the way here, by a wrong character set or by HTML. Import it"
                        + " again with the right one."
                    : null)
        .mendedBy(NameForms.taking(Mojibake::repaired));
  }

  /**
   * What is in a name can be seen. Fails for a name of blanks and zero-width characters alone, and
   * for direction overrides, zero-width spaces and controls inside a name; skips who has no name at
   * all.
   */
  static Rule invisible() {
    return new Rule(
            "name-visible",
            VALIDITY,
            6,
            "Names can be seen and hide no characters.",
            NamePart.FIELDS,
            NamePart::isGiven,
            (customer, clock) -> NamePart.firstFault(customer, NameRules::hidden))
        .mendedBy(NameForms.taking(NameRules::seen));
  }

  private static @Nullable String hidden(String name) {
    if (!Characters.isVisible(name)) {
      return "cannot be seen. Clear it or enter the real one.";
    }
    int at = Characters.hidden(name);
    return at < 0
        ? null
        : "hides the character U+%04X at position %d. Remove it."
            .formatted((int) name.charAt(at), at + 1);
  }

  private static @Nullable String seen(String name) {
    return Characters.isVisible(name) ? Characters.withoutHidden(name) : null;
  }

  /**
   * A person is not a company. Fails where a person's name carries a legal form such as GmbH, ООО
   * or 有限公司; skips organisations and people without a name.
   */
  static Rule kind() {
    return new Rule(
        "kind-matches-name",
        CONSISTENCY,
        4,
        "A person's name carries no legal form of a company.",
        NamePart.FIELDS,
        customer -> customer instanceof Person && NamePart.isVisible(customer),
        (customer, clock) ->
            NamePart.firstFault(
                customer,
                name ->
                    hasLegalForm(name)
                        ? "carries the legal form of a company. Make the customer an organisation."
                        : null));
  }

  private static boolean hasLegalForm(String name) {
    if (name.contains("有限公司") || name.contains("株式会社")) {
      return true;
    }
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || isBetweenWords(name.charAt(i))) {
        int length = i - start;
        if (length >= 3 && length <= 8 && isLegalForm(name, start, i)) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  private static boolean isLegalForm(String name, int start, int end) {
    int last = name.charAt(end - 1) == '.' ? end - 1 : end;
    // A surname may spell one of the words; a legal form beside another word is none.
    boolean alone = start == 0 && end == name.length();
    return !alone && LEGAL_FORMS.contains(name.substring(start, last).toLowerCase(Locale.ROOT));
  }

  private static boolean isBetweenWords(char c) {
    return c == ' ' || c == ',' || c == '"' || c == '«' || c == '»' || c == '(' || c == ')';
  }

  private static Rule ofNames(String id, int weight, String description, NamePart.Fault fault) {
    return new Rule(
        id,
        VALIDITY,
        weight,
        description,
        NamePart.FIELDS,
        NamePart::isVisible,
        (customer, clock) -> NamePart.firstFault(customer, fault));
  }
}
