package dev.crmcore.dataquality;

import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.FAILS;
import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.PASSES;
import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.SKIPPED;
import static dev.crmcore.dataquality.BuiltInRulesTest.company;
import static dev.crmcore.dataquality.BuiltInRulesTest.family;
import static dev.crmcore.dataquality.BuiltInRulesTest.given;
import static dev.crmcore.dataquality.BuiltInRulesTest.nameless;

import dev.crmcore.dataquality.BuiltInRulesTest.Case;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import java.util.List;
import java.util.stream.Stream;

/** What stands in a name field and what does not belong there. */
final class NameFieldCases {
  private NameFieldCases() {}

  static List<Case> all() {
    return Stream.of(parts(), contacts(), wrappings(), titles(), scripts(), blanks(), swaps())
        .flatMap(List::stream)
        .toList();
  }

  static Person named(String given, String family) {
    return Person.builder().givenName(given).familyName(family).build();
  }

  private static List<Case> parts() {
    return List.of(
        new Case("name-complete", PASSES, named("Ada", "Lovelace")),
        new Case("name-complete", PASSES, named("伟", "王")),
        new Case("name-complete", PASSES, given("王伟")),
        new Case("name-complete", PASSES, given("김철수")),
        new Case("name-complete", PASSES, given("Nguyễn Văn An")),
        new Case("name-complete", PASSES, family("O Se-hun")),
        new Case("name-complete", FAILS, given("Ada")),
        new Case("name-complete", FAILS, family("Иванов")),
        new Case("name-complete", FAILS, named("Ada", "нет")),
        new Case("name-complete", FAILS, named("Ada", "-")),
        new Case("name-complete", FAILS, named("ada@example.org", "Lovelace")),
        new Case("name-complete", SKIPPED, oneNamed("Suharto", "ID")),
        new Case("name-complete", SKIPPED, oneNamed("Lakshmi", "India")),
        new Case("name-complete", SKIPPED, company("Acme")),
        new Case("name-complete", SKIPPED, nameless()));
  }

  private static Person oneNamed(String name, String country) {
    return Person.builder()
        .givenName(name)
        .address(PostalAddress.of(null, null, null, country))
        .build();
  }

  private static List<Case> contacts() {
    return List.of(
        new Case("name-no-contact", PASSES, given("Ada")),
        new Case("name-no-contact", PASSES, family("Smith 3rd")),
        new Case("name-no-contact", PASSES, given("Ada 2")),
        new Case("name-no-contact", PASSES, company("Studio 1234567")),
        new Case("name-no-contact", PASSES, company("Internet C@fe")),
        new Case("name-no-contact", FAILS, given("+49 30 901820")),
        new Case("name-no-contact", FAILS, given("Анна 8 912 345-67-89")),
        new Case("name-no-contact", FAILS, family("ada@example.org")),
        new Case("name-no-contact", FAILS, company("8 912 345 67 89")),
        new Case("name-no-contact", FAILS, company("ada@example.org")),
        new Case("name-no-contact", SKIPPED, nameless()));
  }

  private static List<Case> wrappings() {
    return List.of(
        new Case("name-unwrapped", PASSES, given("Ada")),
        new Case("name-unwrapped", PASSES, given("Robert (Bob)")),
        new Case("name-unwrapped", PASSES, given("Robert \"Bob\"")),
        new Case("name-unwrapped", PASSES, family("'t Hooft")),
        new Case("name-unwrapped", PASSES, given("小明")),
        new Case("name-unwrapped", PASSES, given("(A) (B)")),
        new Case("name-unwrapped", FAILS, given("\"Ada\"")),
        new Case("name-unwrapped", FAILS, given("«Анна»")),
        new Case("name-unwrapped", FAILS, family("(Müller)")),
        new Case("name-unwrapped", FAILS, family("Lovelace\"")),
        new Case("name-unwrapped", FAILS, given("\"\"")),
        new Case("name-unwrapped", SKIPPED, company("«Ромашка»")),
        new Case("name-unwrapped", SKIPPED, nameless()));
  }

  private static List<Case> titles() {
    return List.of(
        new Case("name-no-title", PASSES, given("Ada")),
        new Case("name-no-title", PASSES, given("Dr")),
        new Case("name-no-title", PASSES, given("Mary Ann")),
        new Case("name-no-title", PASSES, given("小明")),
        new Case("name-no-title", PASSES, family("Herrmann")),
        new Case("name-no-title", FAILS, given("Mr. John")),
        new Case("name-no-title", FAILS, family("Dr Müller")),
        new Case("name-no-title", FAILS, family("г-н Иванов")),
        new Case("name-no-title", FAILS, family("王先生")),
        new Case("name-no-title", FAILS, family("李女士")),
        new Case("name-no-title", SKIPPED, company("Dr. Oetker")),
        new Case("name-no-title", SKIPPED, nameless()));
  }

  private static List<Case> scripts() {
    return List.of(
        new Case("name-one-script", PASSES, given("Анна")),
        new Case("name-one-script", PASSES, given("Anna Анна")),
        new Case("name-one-script", PASSES, given("Анна-Maria")),
        new Case("name-one-script", PASSES, company("ROSSИЯ")),
        new Case("name-one-script", PASSES, given("王Anna")),
        new Case("name-one-script", FAILS, given("Аннa")),
        new Case("name-one-script", FAILS, family("Ivanоv")),
        new Case("name-one-script", FAILS, given("ROSSИЯ")),
        new Case("name-one-script", FAILS, company("Рoмашка")),
        new Case("name-one-script", SKIPPED, nameless()));
  }

  private static List<Case> blanks() {
    return List.of(
        new Case("name-single-blanks", PASSES, given("Mary Ann")),
        new Case("name-single-blanks", PASSES, given("山田　太郎")),
        new Case("name-single-blanks", PASSES, company("ООО «Ромашка»")),
        new Case("name-single-blanks", FAILS, given("Mary  Ann")),
        new Case("name-single-blanks", FAILS, given("Анна ")),
        new Case("name-single-blanks", FAILS, company("Acme\u00a0GmbH")),
        new Case("name-single-blanks", SKIPPED, nameless()));
  }

  private static List<Case> swaps() {
    return List.of(
        new Case("names-in-place", PASSES, named("Иван", "Иванов")),
        new Case("names-in-place", PASSES, named("Ivan", "Ivanov")),
        new Case("names-in-place", PASSES, named("John", "James")),
        new Case("names-in-place", PASSES, named("Elton", "John")),
        new Case("names-in-place", PASSES, named("Яков", "Мартин")),
        new Case("names-in-place", PASSES, named("Lyubov", "Daniel")),
        new Case("names-in-place", PASSES, named("Eva", "Maria")),
        new Case("names-in-place", PASSES, named("Иванова", "Петрова")),
        new Case("names-in-place", PASSES, named("伟", "王")),
        new Case("names-in-place", FAILS, named("Иванов", "Иван")),
        new Case("names-in-place", FAILS, named("Кузнецова", "Анастасия")),
        new Case("names-in-place", FAILS, named("Шевченко", "Михаил")),
        new Case("names-in-place", FAILS, named("Petrova", "Svetlana")),
        new Case("names-in-place", SKIPPED, given("Иванов")),
        new Case("names-in-place", SKIPPED, company("Иванов")));
  }
}
