package dev.crmcore.dataquality;

import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.FAILS;
import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.PASSES;
import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Validity;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Map<String, QualityRule> RULES =
      BuiltInRules.all().stream().collect(Collectors.toMap(QualityRule::id, rule -> rule));

  enum Verdict {
    PASSES,
    FAILS,
    SKIPPED
  }

  record Case(String rule, Verdict verdict, Customer customer) {
    @Override
    public String toString() {
      return rule + " " + verdict + ": " + customer.displayName() + " " + customer.contactPoints();
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
            names(),
            characters(),
            emails(),
            phones(),
            addresses(),
            taxNumbers(),
            bookkeeping(),
            NameFieldCases.all(),
            ReachCases.all(),
            AddressCases.all(),
            TextCases.all())
        .flatMap(List::stream);
  }

  private static List<Case> names() {
    return List.of(
        new Case("name-present", PASSES, given("Ada")),
        new Case("name-present", PASSES, family("李")),
        new Case("name-present", PASSES, company("Acme GmbH")),
        new Case("name-present", FAILS, nameless()),
        new Case("name-present", FAILS, given("\u200b \u3164")),
        new Case("name-present", FAILS, Organization.builder().email("a@b.org").build()),
        new Case("name-placeholder", PASSES, given("Ada")),
        new Case("name-placeholder", PASSES, family("Null")),
        new Case("name-placeholder", PASSES, given("Na")),
        new Case("name-placeholder", PASSES, given("莉莉莉")),
        new Case("name-placeholder", PASSES, company("3M")),
        new Case("name-placeholder", PASSES, company("360")),
        new Case("name-placeholder", FAILS, given("TEST")),
        new Case("name-placeholder", FAILS, given("asdf")),
        new Case("name-placeholder", FAILS, family("нет")),
        new Case("name-placeholder", FAILS, family("无")),
        new Case("name-placeholder", FAILS, family("NULL")),
        new Case("name-placeholder", FAILS, given("Ааа")),
        new Case("name-placeholder", FAILS, given("---")),
        new Case("name-placeholder", FAILS, company("unknown")),
        new Case("name-placeholder", SKIPPED, nameless()),
        new Case("name-no-digits", PASSES, given("Ada")),
        new Case("name-no-digits", PASSES, family("Smith 3rd")),
        new Case("name-no-digits", PASSES, company("7-Eleven")),
        new Case("name-no-digits", PASSES, company("1886")),
        new Case("name-no-digits", FAILS, given("Ada 2")),
        new Case("name-no-digits", FAILS, family("Шмидт 12345")),
        new Case("name-no-digits", FAILS, company("12345")),
        new Case("name-no-digits", SKIPPED, nameless()),
        new Case("name-capitals", PASSES, given("Ada")),
        new Case("name-capitals", PASSES, family("McDonald")),
        new Case("name-capitals", PASSES, family("van der Berg")),
        new Case("name-capitals", PASSES, family("von")),
        new Case("name-capitals", PASSES, given("JP")),
        new Case("name-capitals", PASSES, given("小明")),
        new Case("name-capitals", PASSES, given("ნინო")),
        new Case("name-capitals", FAILS, family("ИВАНОВ")),
        new Case("name-capitals", FAILS, given("anna")),
        new Case("name-capitals", SKIPPED, company("IKEA")),
        new Case("name-capitals", SKIPPED, nameless()),
        new Case("kind-matches-name", PASSES, given("Ada")),
        new Case("kind-matches-name", PASSES, family("Inc")),
        new Case("kind-matches-name", FAILS, family("ООО Ромашка")),
        new Case("kind-matches-name", FAILS, family("Acme Widgets, Inc.")),
        new Case("kind-matches-name", FAILS, family("Müller GmbH")),
        new Case("kind-matches-name", FAILS, family("北京天气有限公司")),
        new Case("kind-matches-name", SKIPPED, company("Acme GmbH")),
        new Case("kind-matches-name", SKIPPED, nameless()));
  }

  private static List<Case> characters() {
    return List.of(
        new Case("name-encoding", PASSES, given("Zoë")),
        new Case("name-encoding", PASSES, family("Сёмин")),
        new Case("name-encoding", PASSES, family("Рёбров")),
        new Case("name-encoding", PASSES, family("CONCEIÇÃO")),
        new Case("name-encoding", PASSES, family("PEÑA")),
        new Case("name-encoding", PASSES, company("Smith & Sons; Ltd")),
        new Case("name-encoding", FAILS, family("MÃ¼ller")),
        new Case("name-encoding", FAILS, given("Ð˜Ð²Ð°Ð½")),
        new Case("name-encoding", FAILS, given("РђРЅРЅР°")),
        new Case("name-encoding", FAILS, family("M\ufffdller")),
        new Case("name-encoding", FAILS, family("????")),
        new Case("name-encoding", FAILS, family("Oâ€™Neill")),
        new Case("name-encoding", FAILS, company("Smith &amp; Sons")),
        new Case("name-encoding", FAILS, company("Smith &#39; Sons")),
        new Case("name-encoding", SKIPPED, nameless()),
        new Case("name-visible", PASSES, given("Ada")),
        new Case("name-visible", PASSES, given("علی\u200cرضا")),
        new Case("name-visible", FAILS, given("\u3164")),
        new Case("name-visible", FAILS, given("Ada\u202egnivil")),
        new Case("name-visible", FAILS, company("Ac\u200bme")),
        new Case("name-visible", SKIPPED, nameless()));
  }

  private static List<Case> emails() {
    return List.of(
        new Case("email-valid", PASSES, email("ada.lovelace+crm@example.co.uk")),
        new Case("email-valid", PASSES, email("ada@xn--bcher-kva.example")),
        new Case("email-valid", FAILS, email("ada")),
        new Case("email-valid", FAILS, email("ada@")),
        new Case("email-valid", FAILS, email("@example.org")),
        new Case("email-valid", FAILS, email("ada@example")),
        new Case("email-valid", FAILS, email("ada..l@example.org")),
        new Case("email-valid", FAILS, email(".ada@example.org")),
        new Case("email-valid", FAILS, email("ada.@example.org")),
        new Case("email-valid", FAILS, email("ada@-example.org")),
        new Case("email-valid", FAILS, email("ada@example..org")),
        new Case("email-valid", FAILS, email("ada@192.168.0.1")),
        new Case("email-valid", FAILS, email("ada lovelace@example.org")),
        new Case("email-valid", FAILS, email("a@b@example.org")),
        new Case("email-valid", FAILS, email("a".repeat(65) + "@example.org")),
        new Case("email-valid", FAILS, email("a@" + "b".repeat(64) + ".org")),
        new Case("email-valid", FAILS, bounced()),
        new Case("email-valid", SKIPPED, given("Ada")),
        new Case("email-lasting", PASSES, email("ada@example.org")),
        new Case("email-lasting", FAILS, email("ada@Mailinator.com")),
        new Case("email-lasting", SKIPPED, given("Ada")),
        new Case("email-personal", PASSES, email("ada@example.org")),
        new Case("email-personal", PASSES, email("information.desk@example.org")),
        new Case("email-personal", FAILS, email("Info@example.org")),
        new Case("email-personal", FAILS, email("no-reply+7@example.org")),
        new Case("email-personal", SKIPPED, given("Ada")),
        new Case(
            "email-personal", SKIPPED, Organization.builder().email("info@example.org").build()),
        new Case("email-domain-spelled", PASSES, email("ada@gmail.com")),
        new Case("email-domain-spelled", FAILS, email("ada@gmial.com")),
        new Case("email-domain-spelled", SKIPPED, given("Ada")));
  }

  private static List<Case> phones() {
    return List.of(
        new Case("phone-valid", PASSES, phone("+4930901820")),
        new Case("phone-valid", PASSES, phone("+79123456789")),
        new Case("phone-valid", PASSES, phone("+390612345678")),
        new Case("phone-valid", FAILS, phone("8 912 345 67 89")),
        new Case("phone-valid", FAILS, phone("+7912345")),
        new Case("phone-valid", FAILS, phone("+999123456789")),
        new Case("phone-valid", FAILS, phone("+7912345678x")),
        new Case("phone-valid", FAILS, phone("+")),
        new Case("phone-valid", FAILS, broken("+4930901820")),
        new Case("phone-valid", SKIPPED, given("Ada")),
        new Case("phone-matches-country", PASSES, phoneIn("+4930901820", "DE")),
        new Case("phone-matches-country", PASSES, phoneIn("+77012345678", "Россия")),
        new Case("phone-matches-country", PASSES, phoneIn("+4930901820", "Germany")),
        new Case("phone-matches-country", PASSES, phoneIn("+4930901820", "германия")),
        new Case("phone-matches-country", FAILS, phoneIn("+4930901820", "FR")),
        new Case("phone-matches-country", FAILS, phoneIn("+33123456789", "USA")),
        new Case("phone-matches-country", SKIPPED, phoneIn("+4930901820", "Atlantis")),
        new Case("phone-matches-country", SKIPPED, phoneIn("030 901820", "DE")),
        new Case("phone-matches-country", SKIPPED, phone("+4930901820")),
        new Case("phone-matches-country", SKIPPED, given("Ada")),
        new Case("contact-present", PASSES, phone("+4930901820")),
        new Case("contact-present", FAILS, given("Ada")),
        new Case(
            "contact-present",
            FAILS,
            Person.builder()
                .contact(ContactPoint.of(ContactKind.WEB, "https://example.org"))
                .build()),
        new Case(
            "contact-once",
            PASSES,
            Person.builder().phone("+4930901820").email("a@example.org").build()),
        new Case(
            "contact-once",
            PASSES,
            Person.builder().phone("+79123456789").phone("+79123456780").build()),
        new Case(
            "contact-once",
            FAILS,
            Person.builder().phone("+79123456789").phone("8 (912) 345-67-89").build()),
        new Case(
            "contact-once",
            FAILS,
            Person.builder().email("Ada@example.org").email("ada@example.org").build()),
        new Case("contact-once", SKIPPED, phone("+4930901820")));
  }

  private static List<Case> addresses() {
    return List.of(
        new Case("address-present", PASSES, living("Lenina 1", null, null)),
        new Case("address-present", FAILS, living(null, null, "RU")),
        new Case("address-present", FAILS, given("Ada")),
        new Case("postal-code-form", PASSES, living("x", "10115", "DE")),
        new Case("postal-code-form", PASSES, living("x", "D-10115", "DE")),
        new Case("postal-code-form", PASSES, living("x", "SW1A 1AA", "UK")),
        new Case("postal-code-form", PASSES, living("x", "00-950", "PL")),
        new Case("postal-code-form", PASSES, living("x", "12345-6789", "US")),
        new Case("postal-code-form", FAILS, living("x", "1011", "DE")),
        new Case("postal-code-form", FAILS, living("x", "16000", "RU")),
        new Case("postal-code-form", SKIPPED, living("x", "123", "Atlantis")),
        new Case("postal-code-form", SKIPPED, living("x", "123", "AG")),
        new Case("postal-code-form", SKIPPED, living("x", "123", null)),
        new Case("postal-code-form", SKIPPED, living("x", null, "DE")),
        new Case("postal-code-form", SKIPPED, given("Ada")));
  }

  private static List<Case> taxNumbers() {
    return Stream.of(
            Stream.of("7707083893", "7736050003", "500100732259").map(n -> taxed(n, "RU")),
            Stream.of(
                    "DE136695976",
                    "DE 136 695 976",
                    "ATU13585627",
                    "BE0428759497",
                    "DK13585628",
                    "FI20774740",
                    "FR40303265045",
                    "IT00743110157",
                    "LU15027442",
                    "PL8567346215",
                    "PT501964843",
                    "SE123456789701",
                    "GB980780684")
                .map(n -> taxed(n, null)),
            Stream.of(taxed("91110000600037341L", "CN"), taxed("8567346215", "PL")))
        .flatMap(passing -> passing)
        .map(customer -> new Case("tax-id-check-digits", PASSES, customer))
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(),
                cases -> {
                  for (String wrong :
                      List.of(
                          "DE136695977",
                          "ATU13585626",
                          "ATX13585627",
                          "BE0428759498",
                          "DK13585627",
                          "FI20774741",
                          "FR41303265045",
                          "IT00743110158",
                          "LU15027443",
                          "PL8567346216",
                          "PT501964842",
                          "SE123456789101",
                          "GB802311781",
                          "DE12")) {
                    cases.add(new Case("tax-id-check-digits", FAILS, taxed(wrong, null)));
                  }
                  cases.add(new Case("tax-id-check-digits", FAILS, taxed("7707083894", "RU")));
                  cases.add(new Case("tax-id-check-digits", FAILS, taxed("500100732258", "RU")));
                  cases.add(new Case("tax-id-check-digits", FAILS, taxed("77070838", "RU")));
                  cases.add(
                      new Case("tax-id-check-digits", FAILS, taxed("91110000600037342L", "CN")));
                  cases.add(new Case("tax-id-check-digits", SKIPPED, taxed("7707083894", null)));
                  cases.add(new Case("tax-id-check-digits", SKIPPED, taxed("12/345/678", "DE")));
                  cases.add(new Case("tax-id-check-digits", SKIPPED, taxed("123456789", "US")));
                  cases.add(new Case("tax-id-check-digits", SKIPPED, company("Acme")));
                  cases.add(new Case("tax-id-check-digits", SKIPPED, given("Ada")));
                  return cases;
                }));
  }

  private static List<Case> bookkeeping() {
    return List.of(
        new Case("owner-present", PASSES, Person.builder().owner("anna").build()),
        new Case("owner-present", FAILS, given("Ada")),
        new Case("source-present", PASSES, Person.builder().source("web-form").build()),
        new Case("source-present", FAILS, given("Ada")),
        new Case("birth-date-plausible", PASSES, born(LocalDate.of(2026, 3, 1))),
        new Case("birth-date-plausible", PASSES, born(LocalDate.of(1906, 3, 1))),
        new Case("birth-date-plausible", FAILS, born(LocalDate.of(2026, 3, 2))),
        new Case("birth-date-plausible", FAILS, born(LocalDate.of(1906, 2, 28))),
        new Case("birth-date-plausible", SKIPPED, given("Ada")),
        new Case("birth-date-plausible", SKIPPED, company("Acme")),
        new Case("updated-lately", PASSES, updated("2024-03-02T10:00:00Z")),
        new Case("updated-lately", FAILS, updated("2024-02-29T10:00:00Z")),
        new Case("updated-lately", SKIPPED, given("Ada")),
        new Case("contact-confirmed-lately", PASSES, confirmed("2025-01-01T00:00:00Z")),
        new Case("contact-confirmed-lately", FAILS, confirmed("2020-01-01T00:00:00Z")),
        new Case("contact-confirmed-lately", SKIPPED, email("ada@example.org")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesItsVerdict(Case given) {
    QualityRule rule = RULES.get(given.rule());

    assertThat(rule).isNotNull();
    assertThat(verdict(rule, given.customer())).isEqualTo(given.verdict());
  }

  @Test
  void everyRuleIsTestedPassingAndFailing() {
    Map<String, Set<Verdict>> tested = new TreeMap<>();
    cases()
        .forEach(
            each ->
                tested
                    .computeIfAbsent(each.rule(), id -> EnumSet.noneOf(Verdict.class))
                    .add(each.verdict()));

    assertThat(tested.keySet()).isEqualTo(new HashSet<>(RULES.keySet()));
    assertThat(tested.values()).allSatisfy(seen -> assertThat(seen).contains(PASSES, FAILS));
  }

  @Test
  void findingsNameTheFieldTheValueAndWhatWouldBeRight() {
    QualityFinding finding =
        RULES.get("email-domain-spelled").check(email("ada@gmial.com"), CLOCK).orElseThrow();

    assertThat(finding)
        .isEqualTo(
            new QualityFinding(
                "contactPoints",
                "ada@gmial.com",
                "'ada@gmial.com' is probably meant to end in '@gmail.com'."));
  }

  @Test
  void theHomeCountryDecidesAboutNumbersWithoutOne() {
    QualityRule rule =
        BuiltInRules.all("RU").stream()
            .filter(each -> each.id().equals("tax-id-check-digits"))
            .findFirst()
            .orElseThrow();

    assertThat(verdict(rule, taxed("7707083893", null))).isEqualTo(PASSES);
    assertThat(verdict(rule, taxed("7707083894", null))).isEqualTo(FAILS);
    assertThat(verdict(rule, taxed("7707083894", "US"))).isEqualTo(SKIPPED);
  }

  @Test
  void everyRuleDescribesItself() {
    assertThat(BuiltInRules.all())
        .hasSizeGreaterThanOrEqualTo(57)
        .allSatisfy(
            rule -> {
              assertThat(rule.id()).matches("[a-z]+(-[a-z]+)+");
              assertThat(rule.description()).endsWith(".");
              assertThat(rule.weight()).isBetween(1, 10);
            });
  }

  static Verdict verdict(QualityRule rule, Customer customer) {
    if (!rule.appliesTo(customer)) {
      return SKIPPED;
    }
    return rule.check(customer, CLOCK).isPresent() ? FAILS : PASSES;
  }

  static Person given(String name) {
    return Person.builder().givenName(name).build();
  }

  static Person family(String name) {
    return Person.builder().familyName(name).build();
  }

  static Organization company(String name) {
    return Organization.builder().legalName(name).build();
  }

  static Person nameless() {
    return Person.builder().phone("+4930901820").build();
  }

  static Person email(String address) {
    return Person.builder().email(address).build();
  }

  private static Person bounced() {
    return Person.builder()
        .contact(
            ContactPoint.email("ada@example.org")
                .withNormalized("ada@example.org", Validity.INVALID))
        .build();
  }

  static Person phone(String number) {
    return Person.builder().phone(number).build();
  }

  private static Person broken(String number) {
    return Person.builder()
        .contact(ContactPoint.phone(number).withNormalized(number, Validity.INVALID))
        .build();
  }

  private static Person phoneIn(String number, String country) {
    return Person.builder()
        .phone(number)
        .address(PostalAddress.of(null, null, null, country))
        .build();
  }

  private static Person living(String street, String code, String country) {
    return Person.builder().address(PostalAddress.of(street, null, code, country)).build();
  }

  private static Person born(LocalDate date) {
    return Person.builder().birthDate(date).build();
  }

  private static Organization taxed(String number, String country) {
    return Organization.builder()
        .legalName("Acme " + number)
        .taxId(number)
        .address(PostalAddress.of(null, null, null, country))
        .build();
  }

  private static Person updated(String at) {
    return Person.builder().givenName("Ada").revision(Revision.first(Instant.parse(at))).build();
  }

  private static Person confirmed(String at) {
    return Person.builder()
        .contact(
            new ContactPoint(
                ContactKind.EMAIL,
                "ada@example.org",
                "ada@example.org",
                null,
                false,
                Validity.VALID,
                Instant.parse(at)))
        .build();
  }
}
