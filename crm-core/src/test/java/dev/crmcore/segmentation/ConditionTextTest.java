package dev.crmcore.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.query.Condition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTextTest {
  private final ConditionText conditions = new ConditionText(StandardCatalogue.create());

  private Condition parse(String text) {
    return conditions.parse(text, CustomerFields.TYPE);
  }

  @Nested
  class Reading {
    /** Left what people may write, right what the library writes. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        textBlock =
            """
            city = 'Вологда'                        | city = 'Вологда'
            CITY='x'                                | city = 'x'
            birth_date IS MISSING                   | birthDate is missing
            birthDate is present                    | birthDate is present
            birthDate is not missing                | birthDate is present
            city == 'a' OR city <> 'b'              | city = 'a' or city != 'b'
            city ≠ 'b' and createdAt ≥ today        | city != 'b' and createdAt >= today
            city = 'a' and city = 'b' or notes = 'c'| (city = 'a' and city = 'b') or notes = 'c'
            not (city = 'a' or city = 'b')          | not (city = 'a' or city = 'b')
            not not everyone                        | not not everyone
            nobody                                  | nobody
            all()                                   | everyone
            any()                                   | nobody
            all(city = 'a')                         | all(city = 'a')
            all(city = 'a', city = 'b')             | city = 'a' and city = 'b'
            any(city = 'a', city = 'b')             | city = 'a' or city = 'b'
            ((city = 'a'))                          | city = 'a'
            city = 'a' and (city = 'b' and city = 'c') | city = 'a' and (city = 'b' and city = 'c')
            city in ('a', 'b')                      | city in ('a', 'b')
            city in ()                              | city in ()
            city between 'a' and 'b' and notes = '' | city between 'a' and 'b' and notes = ''
            city STARTS WITH 'Во'                   | city starts with 'Во'
            city ends with 'it''s'                  | city ends with 'it''s'
            notes contains '100% _ \\'              | notes contains '100% _ \\'
            taxId = 7707083893                      | taxId = '7707083893'
            kind = person                           | kind = PERSON
            kind = 'Person'                         | kind = PERSON
            lifecycleStage in (customer, LEAD)      | lifecycleStage in (CUSTOMER, LEAD)
            version > -1                            | version > -1
            birthDate < 2000-02-29                  | birthDate < 2000-02-29
            birthDate >= today-18 years             | birthDate >= today - 18 years
            createdAt > '2026-03-01'                | createdAt > 2026-03-01
            createdAt > 2026-03-01T10:00:00Z        | createdAt > 2026-03-01T10:00:00Z
            createdAt > 2026-03-01T10:00:00+01:00   | createdAt > 2026-03-01T09:00:00Z
            createdAt > now - 3 hours               | createdAt > now - 3 hours
            createdAt < now + 1 Day                 | createdAt < now + 1 days
            tag 'vip'                               | tag 'vip'
            has tags(value contains 'v')            | has tags(value contains 'v')
            has contactPoints                       | has contactPoints(everyone)
            has contact_points(kind = EMAIL and primary = true) | has contactPoints(kind = EMAIL and primary = true)
            id = '0198c5a2-7c3e-7000-8000-000000000000' | id = '0198c5a2-7c3e-7000-8000-000000000000'
            segment 'it''s'                         | segment 'it''s'
            purchases.count = 0                     | purchases.count = 0
            purchases().count() = 0                 | purchases.count = 0
            purchases(last 365 days).sum(amount) >= 1000 EUR | purchases(last 365 days).sum(amount) >= 1000.00 EUR
            purchases(last 1 month where amount > 10 eur).average(amount) > -2 JPY | purchases(last 1 months where amount > 10.00 EUR).avg(amount) > -2 JPY
            purchases(where has lines(category = 'shirts')).count > 2 | purchases(where has lines(category = 'shirts')).count > 2
            purchases(this quarter).max(occurred_at) >= today | purchases(this quarter).max(occurredAt) >= today
            purchases(from 2026-01-01 to 2026-03-31).count > 0 | purchases(from 2026-01-01 to 2026-03-31).count > 0
            purchases(to 2026-01-01T00:00:00Z).count > 0 | purchases(to 2026-01-01T00:00:00Z).count > 0
            interactions(last 30 minutes where direction = inbound).count > 0 | interactions(last 30 minutes where direction = INBOUND).count > 0
            purchases.sum(amount) > 5 ALL           | purchases.sum(amount) > 5.00 ALL
            birth_date Anniversary in Next 7 day    | birthDate anniversary in next 7 days
            createdAt in last 30 days               | createdAt in last 30 days
            createdAt in previous Quarter           | createdAt in previous quarter
            createdAt in next week and createdAt in this year | createdAt in next week and createdAt in this year
            createdAt in from 2026-01-01 to 2026-03-31 | createdAt in from 2026-01-01 to 2026-03-31
            purchases(next 2 weeks).count = 0 and purchases(previous month).count > 0 | purchases(next 2 weeks).count = 0 and purchases(previous month).count > 0
            `city` = 'x'                            | city = 'x'
            """)
    void understandsComfortableSpellings(String written, String canonical) {
      Condition condition = parse(written);

      assertThat(condition).hasToString(canonical);
      assertThat(parse(canonical)).isEqualTo(condition);
    }
  }

  /** The text, the code, the position and the message of what is wrong with it. */
  @Nested
  class Refusing {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '@',
        textBlock =
            """
            citty = 'x' | E_FIELD_UNKNOWN | 1 | There is no field 'citty' on customer. Did you mean 'city'?
            notes = 'x' and сity = 'x' | E_FIELD_UNKNOWN | 17 | There is no field 'сity' on customer. Did you mean 'city'?
            tags = 'vip' | E_FIELD_UNKNOWN | 1 | There is no field 'tags' on customer. 'tags' is a collection; write: has tags(…).
            purchases > 3 | E_FIELD_UNKNOWN | 1 | There is no field 'purchases' on customer. 'purchases' is a relation; write for example: purchases.count > 0.
            has contactPoint(kind = EMAIL) | E_FIELD_UNKNOWN | 5 | There is no collection 'contactPoint' on customer. Did you mean 'contactPoints'?
            has contactPoints(kid = EMAIL) | E_FIELD_UNKNOWN | 19 | There is no field 'kid' on contactPoints. Did you mean 'kind'?
            has contactPoints(has tags) | E_FIELD_UNKNOWN | 23 | There is no collection 'tags' on contactPoints. It has none.
            buys.count > 1 | E_FIELD_UNKNOWN | 1 | There is no relation 'buys' on customer. There are: purchases, interactions, deals, tasks, leads, cases, billing, surveys, consents, comments, attachments, people, relationships, relationshipsOf, memberships, possibleDuplicates, possibleDuplicatesOf, rfm, quality, qualityIssues.
            purchases.sum(amont) > 1 EUR | E_FIELD_UNKNOWN | 15 | There is no field 'amont' on purchase. Did you mean 'amount'?
            city = | E_CONDITION_SYNTAX | 7 | Expected a value, but found the end.
            city | E_CONDITION_SYNTAX | 5 | Expected a comparison such as =, 'contains' or 'in', but found the end.
            city = and | E_CONDITION_SYNTAX | 8 | Expected a value, but found 'and'.
            city = 'a' and | E_CONDITION_SYNTAX | 15 | Expected a condition, but found the end.
            city = 'a' notes = 'b' | E_CONDITION_SYNTAX | 12 | Expected 'and', 'or' or the end, but found 'notes'.
            (city = 'a' | E_CONDITION_SYNTAX | 12 | Expected 'and', 'or' or ')', but found the end.
            city = 'a') | E_CONDITION_SYNTAX | 11 | Expected 'and', 'or' or the end, but found ')'.
            city = "a" | E_CONDITION_SYNTAX | 8 | The character '"' (U+0022) cannot stand here. Write text between straight quotes: 'text'.
            city = 'a | E_CONDITION_SYNTAX | 8 | The text is not closed; end it with ', and write a quote inside it twice.
            `city | E_CONDITION_SYNTAX | 1 | The quoted name is not closed; end it with `.
            city starts 'a' | E_CONDITION_SYNTAX | 13 | Expected 'with', but found 'a'.
            city is gone | E_CONDITION_SYNTAX | 9 | Expected 'not', 'missing' or 'present', but found 'gone'.
            city not in ('a') | E_CONDITION_SYNTAX | 6 | Expected a comparison such as =, 'contains' or 'in', but found 'not'. Put 'not' before the whole comparison: not city in ('Paris').
            tag vip | E_CONDITION_SYNTAX | 5 | Expected a text such as 'vip', but found 'vip'.
            purchases.count in (3) | E_CONDITION_SYNTAX | 17 | Expected =, !=, <, <=, > or >=, but found 'in'.
            purchases(amount > 3 EUR).count > 3 | E_CONDITION_SYNTAX | 11 | Expected 'where', 'last', 'next', 'previous', 'this', 'from', 'to' or ')', but found 'amount'.
            createdAt > today - 3 | E_CONDITION_SYNTAX | 22 | Expected a unit such as days, but found the end.
            has (kind = EMAIL) | E_CONDITION_SYNTAX | 5 | Expected a collection, but found '('.
            purchases. > 5 | E_CONDITION_SYNTAX | 12 | Expected a measure or a field, but found '>'.
            '😀' = 'x' | E_CONDITION_SYNTAX | 1 | Expected a condition, but found '😀'.
            city = '😀' 5 | E_CONDITION_SYNTAX | 13 | Expected 'and', 'or' or the end, but found '5'.
            city = x | E_TYPE | 8 | The field 'city' is compared with text without control characters, not with the word x. Write text between quotes: 'x'.
            kind = PERSN | E_TYPE | 8 | The field 'kind' is compared with one of [PERSON, ORGANIZATION], not with 'PERSN'. Did you mean 'PERSON'?
            birthDate > 5 | E_TYPE | 13 | The field 'birthDate' is compared with a date such as 2026-03-01, not with 5.
            birthDate > '01.03.2026' | E_TYPE | 13 | The field 'birthDate' is compared with a date such as 2026-03-01, not with '01.03.2026'.
            createdAt > 2026-02-30 | E_TYPE | 13 | The field 'createdAt' is compared with a moment such as 2026-03-01T10:00:00Z, not with '2026-02-30'.
            city > today | E_TYPE | 8 | The field 'city' is compared with text without control characters, not with today.
            city = 2026-03-01 | E_TYPE | 8 | The field 'city' is compared with text without control characters, not with the time 2026-03-01. Write text between quotes: '2026-03-01'.
            version = 1.5 | E_TYPE | 11 | The field 'version' is compared with a whole number, not with '1.5'.
            version = 5 EUR | E_TYPE | 11 | The field 'version' is compared with a whole number, not with 5 EUR.
            version = true | E_TYPE | 11 | The field 'version' is compared with a whole number, not with true.
            id = 'x' | E_TYPE | 6 | The field 'id' is compared with an id such as 0198c5a2-7c3e-7000-8000-000000000000, not with 'x'.
            purchases.sum(amount) > 3 | E_TYPE | 25 | The field 'amount' is compared with an amount of money such as '10.00 EUR', not with 3. Add the currency: 3 EUR.
            purchases.count > 1.5 | E_TYPE | 19 | The count is compared with a whole number, not with '1.5'.
            purchases(last 0 days).count > 3 | E_TYPE | 16 | A window is at least 1 unit long.
            purchases(from 2026-01-01 to 2026-01-02T00:00:00Z).count > 3 | E_TYPE | 16 | A window runs between two days or between two moments, not one of each.
            purchases(last 3 dayz).count > 3 | E_OPERATOR | 18 | There is no unit of time 'dayz'; there are: seconds, minutes, hours, days, weeks, months, years. Did you mean 'days'?
            purchases(this decade).count > 3 | E_OPERATOR | 16 | There is no calendar unit 'decade'; there are: day, week, month, quarter, year.
            purchases.total(amount) > 3 EUR | E_OPERATOR | 11 | There is no measure 'total'; there are: count, sum, min, max, avg, first, last.
            purchases.sum > 3 EUR | E_OPERATOR | 11 | 'sum' needs a field, as in sum(amount).
            purchases.sum(source) > 3 | E_OPERATOR | 11 | 'sum' cannot be computed over the field 'source', whose kind is TEXT.
            purchases.count(amount) > 3 | E_OPERATOR | 11 | 'count' counts records and takes no field.
            purchases.count contains 3 | E_OPERATOR | 17 | A measure is compared with =, !=, <, <=, > or >=, not 'contains'.
            purchases(this month starting April).count > 3 | E_OPERATOR | 31 | Only a year and its quarters start in another month.
            createdAt in this year starting Aprl | E_OPERATOR | 33 | There is no month 'Aprl'; there are: january, february, march, april, may, june, july, august, september, october, november, december. Did you mean 'april'?
            city within 3 km of '1, 2' | E_OPERATOR | 6 | 'within' does not fit the field 'city', which is compared with text without control characters.
            location within 3 kn of '1, 2' | E_OPERATOR | 19 | There is no unit of length 'kn'; there are: m, km, mi. Did you mean 'km'?
            location within 30000 km of '1, 2' | E_TYPE | 23 | No two points on Earth are further apart than 20016 km.
            location within 3 km of '91, 2' | E_TYPE | 25 | The field 'location' is compared with a point on Earth such as '59.2239, 39.8843', not with '91, 2'.
            location > '1, 2' | E_OPERATOR | 10 | '>' does not fit the field 'location', which is compared with a point on Earth such as '59.2239, 39.8843'.
            version contains '1' | E_OPERATOR | 9 | 'contains' looks into text, but the field 'version' is compared with a whole number.
            purchases(where segment 'x').count > 3 | E_OPERATOR | 17 | A segment cannot be asked about inside 'purchase'; put it outside the parentheses.
            """)
    void pointsAtTheCharacterAndSaysWhatToDo(
        String written, String code, int position, String message) {
      assertThat(conditions.check(written, CustomerFields.TYPE))
          .contains(new ConditionProblem(position, code, message));
    }

    @Test
    void theExceptionCarriesThePositionInItsMessage() {
      assertThatThrownBy(() -> parse("city = 'x' and citty = 'x'"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "At character 16: There is no field 'citty' on customer. Did you mean 'city'?")
          .extracting("code")
          .isEqualTo("E_FIELD_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void anEmptyTextIsNoCondition(String empty) {
      assertThat(conditions.check(empty, CustomerFields.TYPE))
          .contains(
              new ConditionProblem(
                  empty.length() + 1,
                  "E_CONDITION_SYNTAX",
                  "Expected a condition, but found the end."));
    }

    @Test
    void invisibleCharactersAreNamed() {
      assertThat(conditions.check("city =\u200B 'x'", CustomerFields.TYPE))
          .contains(
              new ConditionProblem(
                  7, "E_CONDITION_SYNTAX", "The character U+200B cannot stand here."));
    }

    @Test
    void tooLongATextIsRefusedBeforeItIsRead() {
      String text = "'" + "a".repeat(ConditionLimits.TEXT_LENGTH);

      assertThat(conditions.check(text, CustomerFields.TYPE))
          .contains(
              new ConditionProblem(
                  10_001,
                  "E_LIMIT_LENGTH",
                  "A condition may have 10000 characters, but this one has 10001."));
    }

    @Test
    void tooManyPartsAreRefused() {
      String text = "tag ''" + "or tag''".repeat(1_200);

      assertThat(conditions.check(text, CustomerFields.TYPE))
          .contains(
              new ConditionProblem(
                  1, "E_LIMIT_NODES", "A condition may have 2000 parts, not more."));
    }
  }
}
