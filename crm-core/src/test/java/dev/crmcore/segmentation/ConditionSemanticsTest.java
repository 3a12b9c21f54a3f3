package dev.crmcore.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Relation;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.GeoPoint;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Money;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.PurchaseLine;
import dev.crmcore.model.Validity;
import dev.crmcore.query.ConditionEvaluator;
import dev.crmcore.query.Filter;
import dev.crmcore.query.RelatedRecords;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What conditions mean, as tables: a condition on the left, the names it holds for on the right.
 */
class ConditionSemanticsTest {
  private static final Catalogue CATALOGUE =
      StandardCatalogue.create()
          .withCustomFields(
              "customer",
              List.of(
                  CustomField.of("points", FieldType.DECIMAL),
                  CustomField.of("credit", FieldType.MONEY),
                  CustomField.of("seenAt", FieldType.INSTANT)));

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final Map<String, Customer> customers = new LinkedHashMap<>();
  private final List<Purchase> purchases = new ArrayList<>();

  private String matching(String condition, Instant now) {
    Filter<Customer> filter =
        Filter.bind(
            CATALOGUE,
            CustomerFields.TYPE,
            new ConditionText(CATALOGUE).parse(condition, CustomerFields.TYPE),
            now,
            PARIS);
    ConditionEvaluator evaluator = new ConditionEvaluator(CATALOGUE, new Purchases());
    return customers.entrySet().stream()
        .filter(entry -> evaluator.test(filter, entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(" "));
  }

  /** Knows purchases only, which is all that these tables ask about. */
  private final class Purchases implements RelatedRecords {
    @Override
    public <T> Iterable<T> of(Relation<T> relation, UUID owner) {
      return purchases.stream()
          .filter(purchase -> purchase.customerId().value().equals(owner))
          .map(purchase -> relation.target().javaType().cast(purchase))
          .toList();
    }
  }

  private void person(String name, UnaryOperator<Person.Builder> card) {
    customers.put(name, card.apply(Person.builder().givenName(name)).id(id(name)).build());
  }

  private static CustomerId id(String name) {
    return new CustomerId(new UUID(0, name.hashCode()));
  }

  private static PostalAddress city(String city) {
    return new PostalAddress(null, null, city, null, null, null);
  }

  private void bought(String name, String amount, String currency, String at, String category) {
    Money money = Money.of(amount, currency);
    purchases.add(
        Purchase.builder()
            .customerId(id(name))
            .amount(money)
            .occurredAt(Instant.parse(at))
            .lines(List.of(new PurchaseLine(null, "item", category, null, BigDecimal.ONE, money)))
            .build());
  }

  @Nested
  class Fields {
    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");

    private void populate() {
      person(
          "anna",
          card ->
              card.address(city("Вологда").at(GeoPoint.of(59.2239, 39.8843)))
                  .birthDate(LocalDate.parse("1990-05-20"))
                  .lifecycleStage(LifecycleStage.CUSTOMER)
                  .tag("VIP")
                  .email("anna@example.com")
                  .custom("points", new BigDecimal("0.1"))
                  .custom("credit", Money.of("10.00", "EUR")));
      person(
          "boris",
          card ->
              card.address(city("ВОЛОГДА"))
                  .birthDate(LocalDate.parse("2000-02-29"))
                  .tag("vip")
                  .tag("new")
                  .contact(
                      new ContactPoint(
                          ContactKind.EMAIL,
                          "boris@example",
                          "boris@example",
                          null,
                          false,
                          Validity.INVALID,
                          null))
                  .custom("points", new BigDecimal("0.3"))
                  .custom("credit", Money.of("10.00", "USD")));
      person("carol", card -> card.address(city("Ёлки")).custom("points", new BigDecimal("2")));
      person("dan", card -> card.address(city("Елки")));
      customers.put("acme", Organization.builder().legalName("Acme").id(id("acme")).build());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '@',
        textBlock =
            """
            everyone | anna boris carol dan acme
            nobody | @@
            kind = PERSON | anna boris carol dan
            kind > PERSON | acme
            kind = ORGANIZATION or tag 'new' | boris acme
            kind = PERSON and not tag 'vip' | carol dan
            city = 'вологда' | anna boris
            city != 'вологда' | carol dan
            not city = 'вологда' | carol dan acme
            city is missing | acme
            city is present | anna boris carol dan
            city < 'вологда' or city >= 'вологда' | anna boris carol dan
            city = 'ёлки' | carol
            city = 'елки' | dan
            city contains 'ОЛОГ' | anna boris
            city starts with 'во' | anna boris
            city ends with 'КИ' | carol dan
            city contains '' | anna boris carol dan
            city contains '%' | @@
            city in ('Вологда', 'Ёлки') | anna boris carol
            location within 1 km of '59.2239, 39.89' | anna
            location within 300 m of '59.2239, 39.89' or tag 'new' | boris
            not location within 0.2 mi of '59.2239 39.89' | anna boris carol dan acme
            has addresses(location within 500 km of '55.7558, 37.6173') | anna
            location = '59.22390, 39.88430' | anna
            city in () | @@
            not city in () | anna boris carol dan acme
            tag 'Vip' | anna boris
            has tags | anna boris
            not has tags | carol dan acme
            has tags(value = 'vip' and value = 'new') | @@
            has tags(value = 'vip') and has tags(value = 'new') | boris
            has tags(value != 'vip') | boris
            has contactPoints(kind = EMAIL and validity = INVALID) | boris
            has contactPoints(kind = EMAIL) and not has contactPoints(validity = INVALID) | anna
            email = 'anna@example.com' | anna
            email = 'ANNA@example.com' | @@
            birthDate between 1990-05-20 and 2000-02-29 | anna boris
            birthDate > 1990-05-20 and birthDate < 2000-02-29 | @@
            birthDate >= 1990-05-20 and birthDate <= 2000-02-29 | anna boris
            birthDate between 2000-02-29 and 1990-05-20 | @@
            points > 0.1 | boris carol
            points = 0.10 | anna
            points between 0.1 and 2 | anna boris carol
            points = 2.0 | carol
            credit = 10 EUR | anna
            credit > 5 EUR | anna
            credit != 11 EUR | anna
            credit != 10 EUR | @@
            not credit = 10 EUR | boris carol dan acme
            credit in (10 EUR, 10 USD) | anna boris
            credit between 1 EUR and 20 USD | @@
            lifecycleStage > LEAD and lifecycleStage <= CUSTOMER | anna
            """)
    void holdFor(String condition, String names) {
      populate();

      assertThat(matching(condition, NOW)).isEqualTo(names);
    }
  }

  @Nested
  class RelatedRecordsOverWindows {
    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");

    private void populate() {
      person("anna", card -> card);
      bought("anna", "600", "EUR", "2026-03-01T10:00:00Z", "shirts");
      bought("anna", "400", "EUR", "2025-06-01T10:00:00Z", "shoes");
      person("boris", card -> card);
      bought("boris", "5000", "USD", "2026-03-15T12:00:00Z", "shirts");
      bought("boris", "1", "EUR", "2026-03-15T12:00:01Z", "hats");
      person("carol", card -> card);
      bought("carol", "10", "EUR", "2025-03-15T12:00:00Z", "hats");
      bought("carol", "11", "EUR", "2025-03-15T11:59:59.999999Z", "hats");
      person("dan", card -> card);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '@',
        textBlock =
            """
            purchases.count = 0 | dan
            purchases.count = 2 | anna boris carol
            not purchases.count = 0 | anna boris carol
            purchases(last 1 years).count = 1 | boris carol
            purchases(last 1 years).count = 2 | anna
            purchases(last 1 seconds).count = 1 | boris
            purchases(this day).count = 2 | boris
            purchases(this month).count >= 1 | anna boris
            purchases(previous year).count = 1 | anna
            purchases(previous year).count = 2 | carol
            purchases(next 1 days).count = 2 | boris
            purchases(this quarter).count >= 1 | anna boris
            purchases(from 2025-06-01T10:00:00Z to 2026-03-01T10:00:00Z).count = 1 | anna
            purchases(from 2025-06-01 to 2026-03-01).count = 2 | anna
            purchases.sum(amount) >= 1000 EUR | anna
            purchases.sum(amount) >= 1000 USD | boris
            purchases.sum(amount) = 0 EUR | dan
            purchases.sum(amount) < 2 EUR | boris dan
            purchases.avg(amount) = 500 EUR | anna
            purchases.avg(amount) > 10.50 EUR | anna
            purchases.avg(amount) >= 10.50 EUR | anna carol
            purchases.min(amount) <= 10 EUR | boris carol
            purchases.max(amount) < 5 EUR | boris
            not purchases.max(amount) >= 5 EUR | boris dan
            purchases.max(occurredAt) < today - 6 months | carol
            purchases.min(occurredAt) >= 2026-01-01T00:00:00Z | boris
            purchases.last(amount) = 600 EUR | anna
            purchases.first(amount) >= 400 EUR | anna
            purchases.last(amount) >= 0 EUR | anna boris carol
            purchases.last(amount) >= 0 USD or purchases.count = 0 | dan
            purchases(last 1 years where amount >= 0 USD).last(amount) > 10 USD | boris
            not purchases.last(amount) >= 0 EUR | dan
            purchases.last(occurredAt) < today - 6 months | carol
            purchases.first(orderNumber) != '7' or purchases.count = 0 | dan
            purchases(where has lines(category = 'Shirts')).count > 0 | anna boris
            purchases(where has lines(category = 'shirts')).count > 0 and purchases(where has lines(category = 'shoes')).count = 0 | boris
            purchases(last 365 days where amount > 10 EUR).count > 0 | anna
            """)
    void holdFor(String condition, String names) {
      populate();

      assertThat(matching(condition, NOW)).isEqualTo(names);
    }
  }

  @Nested
  class Days {
    private void seen(String name, String moment) {
      person(name, card -> card.custom("seenAt", Instant.parse(moment)));
    }

    @Test
    void theDayWhenClocksGoForwardHasTwentyThreeHours() {
      seen("before", "2026-03-28T22:59:59.999999Z");
      seen("first", "2026-03-28T23:00:00Z");
      seen("last", "2026-03-29T21:59:59.999999Z");
      seen("after", "2026-03-29T22:00:00Z");
      Instant noon = Instant.parse("2026-03-29T10:00:00Z");

      assertThat(matching("seenAt = today", noon)).isEqualTo("first last");
      assertThat(matching("seenAt = 2026-03-29", noon)).isEqualTo("first last");
      assertThat(matching("seenAt != 2026-03-29", noon)).isEqualTo("before after");
      assertThat(matching("seenAt < 2026-03-29", noon)).isEqualTo("before");
      assertThat(matching("seenAt <= 2026-03-29", noon)).isEqualTo("before first last");
      assertThat(matching("seenAt > 2026-03-29", noon)).isEqualTo("after");
      assertThat(matching("seenAt >= 2026-03-29", noon)).isEqualTo("first last after");
      assertThat(matching("seenAt in (2026-03-28, 2026-03-30)", noon)).isEqualTo("before after");
    }

    @Test
    void theDayWhenClocksGoBackHasTwentyFiveHours() {
      seen("before", "2026-10-24T21:59:59.999999Z");
      seen("first", "2026-10-24T22:00:00Z");
      seen("last", "2026-10-25T22:59:59.999999Z");
      seen("after", "2026-10-25T23:00:00Z");
      Instant noon = Instant.parse("2026-10-25T11:00:00Z");

      assertThat(matching("seenAt = today", noon)).isEqualTo("first last");
      assertThat(matching("seenAt between 2026-10-25 and 2026-10-25", noon))
          .isEqualTo("first last");
      assertThat(matching("seenAt = today - 1 days", noon)).isEqualTo("before");
      assertThat(matching("seenAt = today + 1 days", noon)).isEqualTo("after");
    }

    @Test
    void aDayBeforeNowIsTheSameClockTimeAndTwentyFourHoursAreNot() {
      seen("afterClockTime", "2026-03-28T11:30:00Z");
      seen("afterHours", "2026-03-28T10:30:00Z");
      Instant noon = Instant.parse("2026-03-29T10:00:00Z");

      assertThat(matching("seenAt >= now - 1 days", noon)).isEqualTo("afterClockTime");
      assertThat(matching("seenAt >= now - 24 hours", noon)).isEqualTo("afterClockTime afterHours");
    }

    @Test
    void theTwentyNinthOfFebruaryMovesToTheTwentyEighth() {
      person("leap", card -> card.birthDate(LocalDate.parse("2008-02-29")));
      person("dayBefore", card -> card.birthDate(LocalDate.parse("2008-02-28")));
      person("dayAfter", card -> card.birthDate(LocalDate.parse("2008-03-01")));

      assertThat(matching("birthDate <= today - 18 years", Instant.parse("2026-02-28T12:00:00Z")))
          .isEqualTo("dayBefore");
      assertThat(matching("birthDate <= today - 18 years", Instant.parse("2026-03-01T12:00:00Z")))
          .isEqualTo("leap dayBefore dayAfter");
      assertThat(matching("birthDate = today - 20 years", Instant.parse("2028-02-29T12:00:00Z")))
          .isEqualTo("leap");
      assertThat(matching("birthDate = today - 1 years", Instant.parse("2009-02-28T12:00:00Z")))
          .isEqualTo("dayBefore");
      assertThat(matching("birthDate = today - 16 years", Instant.parse("2024-02-29T12:00:00Z")))
          .isEqualTo("leap");
    }

    @Test
    void aWeekBeginsOnMonday() {
      person("anna", card -> card);
      bought("anna", "1", "EUR", "2026-03-08T22:59:59Z", "hats");
      person("boris", card -> card);
      bought("boris", "1", "EUR", "2026-03-08T23:00:00Z", "hats");
      person("carol", card -> card);
      bought("carol", "1", "EUR", "2026-03-15T22:59:59Z", "hats");

      assertThat(matching("purchases(this week).count > 0", Instant.parse("2026-03-15T12:00:00Z")))
          .isEqualTo("boris carol");
    }
  }
}
