package dev.crmcore.dataquality;

import static dev.crmcore.dataquality.AddressCases.at;
import static dev.crmcore.dataquality.BuiltInRulesTest.company;
import static dev.crmcore.dataquality.BuiltInRulesTest.email;
import static dev.crmcore.dataquality.BuiltInRulesTest.family;
import static dev.crmcore.dataquality.BuiltInRulesTest.given;
import static dev.crmcore.dataquality.BuiltInRulesTest.phone;
import static dev.crmcore.dataquality.NameFieldCases.named;
import static dev.crmcore.dataquality.ReachCases.known;
import static dev.crmcore.dataquality.ReachCases.with;
import static dev.crmcore.dataquality.TextCases.domains;
import static dev.crmcore.dataquality.TextCases.speaking;
import static dev.crmcore.dataquality.TextCases.tagged;
import static dev.crmcore.dataquality.TextCases.titled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Validity;
import dev.crmcore.quality.QualityRule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the built-in rules put right by themselves, and what they leave to people. */
class BuiltInMendsTest {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

  private static final Map<String, QualityRule> RULES =
      BuiltInRules.all().stream().collect(Collectors.toMap(QualityRule::id, rule -> rule));

  record Mend(String rule, Customer before, Customer after) {
    @Override
    public String toString() {
      return rule + ": " + before.displayName() + " -> " + after.displayName();
    }
  }

  static Stream<Mend> mends() {
    return Stream.of(capitals(), characters(), names(), contacts(), addresses(), words())
        .flatMap(List::stream);
  }

  private static List<Mend> capitals() {
    return List.of(
        capital("ИВАНОВ", "Иванов"),
        capital("anna", "Anna"),
        capital("MCDONALD", "McDonald"),
        capital("O'NEIL", "O'Neil"),
        capital("D’ANGELO", "D’Angelo"),
        capital("SA'ADI", "Sa'adi"),
        capital("ВАН ДЕР ПЛАС-ПЕТРОВА", "Ван Дер Плас-Петрова"),
        capital("VAN DER BERG", "van der Berg"),
        capital("DE LA CRUZ", "de la Cruz"),
        capital("SMITH-JONES", "Smith-Jones"),
        capital("SMITH III", "Smith III"),
        capital("J.R.R. TOLKIEN", "J.R.R. Tolkien"),
        capital("ΠΑΠΑΔΌΠΟΥΛΟΣ", "Παπαδόπουλος"),
        capital("İPEK IŞIK", "İpek Işık"),
        capital("О'НИЛ", "О'Нил"),
        new Mend("name-capitals", given("В'ЯЧЕСЛАВ"), given("В'ячеслав")),
        new Mend("name-capitals", given("VAN ANH"), given("Van Anh")));
  }

  private static Mend capital(String before, String after) {
    return new Mend("name-capitals", family(before), family(after));
  }

  private static List<Mend> characters() {
    return List.of(
        new Mend("name-encoding", family("MÃ¼ller"), family("Müller")),
        new Mend("name-encoding", family("jÃ¶rg"), family("Jörg")),
        new Mend("name-encoding", family("Oâ€™Neill"), family("O’Neill")),
        new Mend("name-encoding", given("РђРЅРЅР°"), given("Анна")),
        new Mend("name-encoding", given("Ð˜Ð²Ð°Ð½"), given("Иван")),
        new Mend("name-encoding", company("Smith &amp; Sons"), company("Smith & Sons")),
        new Mend("name-encoding", company("Smith &#39;n Sons"), company("Smith 'n Sons")),
        new Mend("name-visible", company("Ac\u200bme"), company("Acme")),
        new Mend("name-visible", given("Mary\tAnn"), given("Mary Ann")),
        new Mend("name-visible", named("Ada", "\u3164"), named("Ada", null)),
        new Mend("name-one-script", given("Аннa"), given("Анна")),
        new Mend("name-one-script", family("Ivanоv"), family("Ivanov")),
        new Mend("name-single-blanks", given(" Mary  Ann"), given("Mary Ann")));
  }

  private static List<Mend> names() {
    return List.of(
        new Mend("name-unwrapped", given("\"Ada\""), given("Ada")),
        new Mend("name-unwrapped", family("(Müller)"), family("Müller")),
        new Mend("name-placeholder", named("Ada", "n/a"), named("Ada", null)),
        new Mend("name-placeholder", named("Анна", "нет"), named("Анна", null)),
        new Mend("names-in-place", named("Иванов", "Иван"), named("Иван", "Иванов")),
        new Mend(
            "name-no-title",
            given("Mr. JOHN"),
            given("John").toBuilder().salutation("Mr.").build()),
        new Mend("name-no-title", family("王先生"), family("王").toBuilder().salutation("先生").build()),
        new Mend(
            "name-no-title",
            family("Dr. Müller").toBuilder().salutation("Dr").build(),
            family("Müller").toBuilder().salutation("Dr").build()),
        new Mend(
            "name-no-contact",
            named("Ada", "Lovelace <Ada@Example.org>"),
            ada(
                ContactPoint.email("Ada@Example.org")
                    .withNormalized("ada@example.org", Validity.UNKNOWN))),
        new Mend(
            "name-no-contact",
            named("Ada", "Lovelace, +49 30 901820"),
            ada(
                ContactPoint.phone("+49 30 901820")
                    .withNormalized("+4930901820", Validity.UNKNOWN))));
  }

  private static Person ada(ContactPoint point) {
    return named("Ada", "Lovelace").toBuilder().contact(point).build();
  }

  private static List<Mend> contacts() {
    return List.of(
        new Mend("email-valid", email("mailto:Ada@b.org"), email("ada@b.org")),
        new Mend("email-valid", email("Ada <ada@b.org>"), email("ada@b.org")),
        new Mend("email-valid", email("ada @ b.org."), email("ada@b.org")),
        new Mend("email-valid", email("ada＠b.org"), email("ada@b.org")),
        new Mend("email-domain-spelled", email("ada@gmial.com"), email("ada@gmail.com")),
        new Mend("phone-valid", phone("0049 30 901820"), numbered("+49 30 901820")),
        new Mend("phone-valid", phone("＋４９３０９０１８２０"), numbered("+4930901820")),
        new Mend("contact-kind-right", email("+49 30 901820"), numbered("+49 30 901820")),
        new Mend("contact-kind-right", phone("ada@b.org"), email("ada@b.org")),
        new Mend(
            "primary-contact-works",
            with(known("a@b.org", true, Validity.INVALID), ContactPoint.email("c@b.org")),
            with(
                known("a@b.org", false, Validity.INVALID),
                ContactPoint.email("c@b.org").withPrimary(true))),
        new Mend(
            "contact-once",
            with(ContactPoint.email("Ada@b.org"), known("ada@b.org", true, Validity.VALID)),
            with(known("ada@b.org", true, Validity.VALID))),
        new Mend(
            "contact-once",
            with(ContactPoint.phone("8 (912) 345-67-89"), ContactPoint.phone("+79123456789")),
            with(ContactPoint.phone("+79123456789"))));
  }

  private static List<Mend> addresses() {
    return List.of(
        new Mend("country-code", in("Germany"), in("DE")),
        new Mend("country-code", in("россия"), in("RU")),
        new Mend("postal-code-form", code("１０１１５", "DE"), code("10115", "DE")),
        new Mend("postal-code-written", code("sw1a1aa", "GB"), code("SW1A 1AA", "GB")),
        new Mend("postal-code-written", code("D-10115", "DE"), code("10115", "DE")),
        new Mend("postal-code-written", code("PL 00950", "PL"), code("00-950", "PL")),
        new Mend(
            "city-usual", at(null, "СПб", null, "RU"), at(null, "Санкт-Петербург", null, "RU")),
        new Mend("city-usual", at(null, "NYC", null, "US"), at(null, "New York", null, "US")),
        new Mend(
            "address-encoding",
            at("KÃ¶nigstraÃŸe 1", "KÃ¶ln", null, "DE"),
            at("Königstraße 1", "Köln", null, "DE")),
        new Mend(
            "address-once",
            at(lenina("home", "Lenina 1"), lenina(null, "LENINA  1")),
            at(lenina("home", "Lenina 1"))),
        new Mend(
            "no-leftovers",
            at("Lenina 1", "Вологда", "NULL", "RU"),
            at("Lenina 1", "Вологда", null, "RU")));
  }

  private static Person in(String country) {
    return at(null, "Berlin", null, country);
  }

  private static Person code(String code, String country) {
    return at(null, null, code, country);
  }

  private static PostalAddress lenina(String label, String street) {
    return new PostalAddress(label, street, "Вологда", null, null, "RU");
  }

  private static List<Mend> words() {
    return List.of(
        new Mend("no-leftovers", titled("undefined"), titled(null)),
        new Mend("no-leftovers", named("Ada", "{{last}}"), named("Ada", null)),
        new Mend("language-code", speaking("English"), speaking("en")),
        new Mend("language-code", speaking("Русский"), speaking("ru")),
        new Mend("language-code", speaking("en_US"), speaking("en-US")),
        new Mend("tags-distinct", tagged("VIP", "vip"), tagged("VIP")),
        new Mend("domain-form", domains("https://Example.org/"), domains("example.org")));
  }

  private static Person numbered(String number) {
    return Person.builder()
        .contact(
            ContactPoint.of(ContactKind.PHONE, number)
                .withNormalized("+4930901820", Validity.UNKNOWN))
        .build();
  }

  @ParameterizedTest
  @MethodSource("mends")
  void bringsTheCardToTheRightForm(Mend mend) {
    assertThat(mended(mend.rule(), mend.before())).contains(mend.after());
  }

  record Left(String rule, Customer card) {
    @Override
    public String toString() {
      return rule + ": " + card.displayName();
    }
  }

  static Stream<Left> leftAlone() {
    return Stream.of(
        new Left("name-encoding", family("M\ufffdller")),
        new Left("name-encoding", family("????")),
        new Left("name-one-script", given("ROSSИЯ")),
        new Left("name-one-script", given("Cор")),
        new Left("name-placeholder", named("Ada", "Test")),
        new Left("name-placeholder", given("нет")),
        new Left("name-visible", given("te\u200bst")),
        new Left("name-no-contact", given("+49 30 901820")),
        new Left("name-no-contact", given("Анна 8 912 345-67-89")),
        new Left("phone-valid", phone("8 912 345 67 89")),
        new Left("email-valid", email("ada")),
        new Left("name-no-title", family("Dr. Müller").toBuilder().salutation("Frau").build()),
        new Left(
            "contact-once",
            with(ContactPoint.phone("+79123456789"), ContactPoint.phone("+19123456789"))));
  }

  @ParameterizedTest
  @MethodSource("leftAlone")
  void leavesToPeopleWhatIsNotCertain(Left left) {
    QualityRule rule = RULES.get(left.rule());

    assertThat(rule.check(left.card(), CLOCK)).isPresent();
    assertThat(rule.mend(left.card(), CLOCK)).isEmpty();
  }

  @Test
  void anAddressThatTheCustomerConfirmedIsNoSlip() {
    ContactPoint confirmed =
        new ContactPoint(
            ContactKind.EMAIL,
            "ada@gmai.com",
            "ada@gmai.com",
            null,
            true,
            Validity.VALID,
            CLOCK.instant());

    assertThat(RULES.get("email-domain-spelled").mend(with(confirmed), CLOCK)).isEmpty();
  }

  private static Optional<Customer> mended(String rule, Customer customer) {
    assertThat(RULES.get(rule).check(customer, CLOCK)).isPresent();
    return RULES.get(rule).mend(customer, CLOCK);
  }
}
