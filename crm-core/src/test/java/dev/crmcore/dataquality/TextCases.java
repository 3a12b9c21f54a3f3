package dev.crmcore.dataquality;

import static dev.crmcore.dataquality.AddressCases.at;
import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.FAILS;
import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.PASSES;
import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.SKIPPED;
import static dev.crmcore.dataquality.BuiltInRulesTest.company;
import static dev.crmcore.dataquality.BuiltInRulesTest.given;
import static dev.crmcore.dataquality.ReachCases.with;

import dev.crmcore.dataquality.BuiltInRulesTest.Case;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Money;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Words, numbers and dates on the card. */
final class TextCases {
  private TextCases() {}

  static List<Case> all() {
    return Stream.of(leftovers(), notes(), codes(), repeated(), organizations(), web())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Case> leftovers() {
    return List.of(
        new Case("no-leftovers", PASSES, given("Ada")),
        new Case("no-leftovers", PASSES, given("Null")),
        new Case("no-leftovers", PASSES, company("C# {Code}")),
        new Case("no-leftovers", FAILS, given("{{first_name}}")),
        new Case("no-leftovers", FAILS, company("*|COMPANY|* GmbH")),
        new Case("no-leftovers", FAILS, titled("undefined")),
        new Case("no-leftovers", FAILS, titled("#REF!")),
        new Case("no-leftovers", FAILS, Person.builder().source("NULL").build()),
        new Case("no-leftovers", FAILS, at("Lenina 1", "N/A", null, null)),
        new Case(
            "no-leftovers", FAILS, Organization.builder().industry("[object Object]").build()));
  }

  static Person titled(String jobTitle) {
    return given("Ada").toBuilder().jobTitle(jobTitle).build();
  }

  private static List<Case> notes() {
    return List.of(
        new Case("no-card-number", PASSES, noted("Rings at 10:00, ИНН 7707083893")),
        new Case("no-card-number", PASSES, noted("4111 1111 1111 1112")),
        new Case("no-card-number", PASSES, noted("IMEI 490154203237518")),
        new Case("no-card-number", PASSES, noted("+4111111111111111")),
        new Case("no-card-number", FAILS, noted("4111111111111111")),
        new Case("no-card-number", FAILS, noted("Карта 4111 1111 1111 1111, до 12/28")),
        new Case("no-card-number", FAILS, noted("卡号5500-0000-0000-0004")),
        new Case("no-card-number", FAILS, noted("378282246310005")),
        new Case("no-card-number", SKIPPED, given("Ada")));
  }

  private static Person noted(String notes) {
    return given("Ada").toBuilder().notes(notes).build();
  }

  private static List<Case> codes() {
    return List.of(
        new Case("birth-date-real", PASSES, born(1985, 5, 17)),
        new Case("birth-date-real", PASSES, born(2000, 1, 1)),
        new Case("birth-date-real", FAILS, born(1900, 1, 1)),
        new Case("birth-date-real", FAILS, born(1970, 1, 1)),
        new Case("birth-date-real", SKIPPED, given("Ada")),
        new Case("birth-date-real", SKIPPED, company("Acme")),
        new Case("language-code", PASSES, speaking("en")),
        new Case("language-code", PASSES, speaking("pt-BR")),
        new Case("language-code", PASSES, speaking("zh-Hant-TW")),
        new Case("language-code", PASSES, speaking("yue")),
        new Case("language-code", FAILS, speaking("English")),
        new Case("language-code", FAILS, speaking("русский")),
        new Case("language-code", FAILS, speaking("en_US")),
        new Case("language-code", FAILS, speaking("xx")),
        new Case("language-code", SKIPPED, given("Ada")),
        new Case("currency-current", PASSES, owing("10.00", "EUR")),
        new Case("currency-current", FAILS, owing("10.00", "DEM")),
        new Case("currency-current", SKIPPED, given("Ada")));
  }

  private static Person born(int year, int month, int day) {
    return Person.builder().birthDate(LocalDate.of(year, month, day)).build();
  }

  static Person speaking(String language) {
    return given("Ada").toBuilder().language(language).build();
  }

  private static Person owing(String amount, String currency) {
    return given("Ada").toBuilder().custom("limit", Money.of(amount, currency)).build();
  }

  private static List<Case> repeated() {
    return List.of(
        new Case("tags-distinct", PASSES, tagged("vip", "важный")),
        new Case("tags-distinct", FAILS, tagged("VIP", "vip")),
        new Case("tags-distinct", FAILS, tagged("Важный клиент", "важный  клиент")),
        new Case("tags-distinct", FAILS, Person.builder().group("A").group("a").build()),
        new Case("tags-distinct", SKIPPED, tagged("vip")),
        new Case("external-id-once", PASSES, known("shop", "1", "erp", "1")),
        new Case("external-id-once", FAILS, known("shop", "1", "shop", "2")),
        new Case("external-id-once", SKIPPED, given("Ada")));
  }

  static Person tagged(String... tags) {
    return given("Ada").toBuilder().tags(List.of(tags)).build();
  }

  private static Person known(String system, String id, String other, String otherId) {
    return Person.builder().externalId(system, id).externalId(other, otherId).build();
  }

  private static List<Case> organizations() {
    return List.of(
        new Case("tax-id-present", PASSES, buying("7707083893")),
        new Case("tax-id-present", FAILS, buying(null)),
        new Case("tax-id-present", FAILS, buying("\u200b")),
        new Case("tax-id-present", SKIPPED, company("Acme")),
        new Case("tax-id-present", SKIPPED, given("Ada")),
        new Case("tax-id-real", PASSES, buying("7707083893")),
        new Case("tax-id-real", FAILS, buying("0000000000")),
        new Case("tax-id-real", FAILS, buying("нет")),
        new Case("tax-id-real", SKIPPED, company("Acme")),
        new Case("tax-id-matches-country", PASSES, taxed("DE136695976", "Germany")),
        new Case("tax-id-matches-country", PASSES, taxed("DE136695977", "FR")),
        new Case("tax-id-matches-country", FAILS, taxed("DE136695976", "FR")),
        new Case("tax-id-matches-country", SKIPPED, taxed("7707083893", "FR")),
        new Case("tax-id-matches-country", SKIPPED, taxed("DE136695976", "Atlantis")),
        new Case("domain-form", PASSES, domains("example.org", "пример.рф")),
        new Case("domain-form", FAILS, domains("https://example.org/")),
        new Case("domain-form", FAILS, domains("ada@example.org")),
        new Case("domain-form", FAILS, domains("example")),
        new Case("domain-form", FAILS, domains("192.168.0.1")),
        new Case("domain-form", SKIPPED, company("Acme")),
        new Case("domain-form", SKIPPED, given("Ada")));
  }

  private static Organization buying(String taxId) {
    return Organization.builder().taxId(taxId).lifecycleStage(LifecycleStage.CUSTOMER).build();
  }

  private static Organization taxed(String number, String country) {
    return Organization.builder()
        .taxId(number)
        .address(PostalAddress.of(null, null, null, country))
        .build();
  }

  static Organization domains(String... domains) {
    return Organization.builder().legalName("Acme").domains(List.of(domains)).build();
  }

  private static List<Case> web() {
    return List.of(
        new Case("web-address-form", PASSES, with(web("https://example.org/a?b#c"))),
        new Case("web-address-form", PASSES, with(web("Example.org"))),
        new Case("web-address-form", PASSES, with(web("http://пример.рф:8080"))),
        new Case("web-address-form", FAILS, with(web("see Facebook"))),
        new Case("web-address-form", FAILS, with(web("http://"))),
        new Case("web-address-form", FAILS, with(web("ada@example.org"))),
        new Case("web-address-form", SKIPPED, given("Ada")));
  }

  private static ContactPoint web(String address) {
    return ContactPoint.of(ContactKind.WEB, address);
  }
}
