package dev.crmcore.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.query.Condition;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionJsonTest {
  private final ConditionJson json = new ConditionJson(RandomConditions.CATALOGUE);
  private final ConditionText text = new ConditionText(RandomConditions.CATALOGUE);

  private Condition read(String written) {
    return json.read(written, CustomerFields.TYPE);
  }

  /** The names on the right are stored; a change here breaks what hosts have kept. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          everyone | {"all":[]}
          nobody | {"any":[]}
          city = 'Вологда' and not birthDate is missing | {"all":[{"field":"city","op":"EQ","value":"Вологда"},{"not":{"missing":"birthDate"}}]}
          city != 'a' or notes contains 'b' | {"any":[{"field":"city","op":"NE","value":"a"},{"field":"notes","op":"CONTAINS","value":"b"}]}
          city in ('a', 'b') | {"field":"city","op":"IN","values":["a","b"]}
          city in () | {"field":"city","op":"IN","values":[]}
          birthDate between 2000-01-01 and today - 18 years | {"field":"birthDate","op":"BETWEEN","values":["2000-01-01",{"relative":"TODAY","amount":-18,"unit":"YEARS"}]}
          version >= 9007199254740993 | {"field":"version","op":"GE","value":"9007199254740993"}
          version < -5 | {"field":"version","op":"LT","value":-5}
          points <= 0.5 | {"field":"points","op":"LE","value":"0.5"}
          kind = PERSON | {"field":"kind","op":"EQ","value":"PERSON"}
          createdAt > 2026-03-01T10:00:00Z | {"field":"createdAt","op":"GT","value":"2026-03-01T10:00:00Z"}
          createdAt > 2026-03-01 | {"field":"createdAt","op":"GT","value":"2026-03-01"}
          city starts with 'a' and city ends with 'b' | {"all":[{"field":"city","op":"STARTS_WITH","value":"a"},{"field":"city","op":"ENDS_WITH","value":"b"}]}
          tag 'vip' | {"has":"tags","where":{"field":"value","op":"EQ","value":"vip"}}
          has contactPoints(primary = true) | {"has":"contactPoints","where":{"field":"primary","op":"EQ","value":true}}
          segment 'VIP' | {"segment":"VIP"}
          purchases.count = 0 | {"relation":"purchases","measure":"COUNT","op":"EQ","value":0}
          purchases(last 365 days where source = 'shop').sum(amount) >= 1000 EUR | {"relation":"purchases","measure":"SUM","of":"amount","window":{"last":365,"unit":"DAYS"},"where":{"field":"source","op":"EQ","value":"shop"},"op":"GE","value":"1000.00 EUR"}
          purchases(this quarter).max(occurredAt) > now - 3 hours | {"relation":"purchases","measure":"MAX","of":"occurredAt","window":{"current":"QUARTER"},"op":"GT","value":{"relative":"NOW","amount":-3,"unit":"HOURS"}}
          purchases(from 2026-01-01 to 2026-03-31).count > 0 | {"relation":"purchases","measure":"COUNT","window":{"from":"2026-01-01","to":"2026-03-31"},"op":"GT","value":0}
          purchases(to 2026-01-01T00:00:00Z).count > 0 | {"relation":"purchases","measure":"COUNT","window":{"to":"2026-01-01T00:00:00Z"},"op":"GT","value":0}
          """)
  void theFormIsStable(String condition, String form) {
    Condition tree = text.parse(condition, CustomerFields.TYPE);

    assertThat(json.write(tree)).isEqualTo(form);
    assertThat(read(form)).isEqualTo(tree);
  }

  @Test
  void readingWhatWasWrittenGivesTheTree() {
    for (int seed = 0; seed < 20_000; seed++) {
      Condition condition = new RandomConditions(seed).about(CustomerFields.TYPE, 6);

      assertThat(read(json.write(condition))).as("seed %d", seed).isEqualTo(condition);
    }
  }

  @Test
  void comfortableSpellingsAreRead() {
    assertThat(
            read(
                """
                { "all": [
                    {"field": "Birth_Date", "op": "lt", "value": "2000-02-29"},
                    {"field": "version", "op": "eq", "value": "5"},
                    {"field": "points", "op": "eq", "value": 0.50},
                    {"has": "tags"},
                    {"relation": "purchases", "measure": "average", "of": "amount", "op": "gt",
                     "value": "5 EUR", "window": {"last": 1, "unit": "month"}} ] }
                """))
        .hasToString(
            "birthDate < 2000-02-29 and version = 5 and points = 0.5 and has tags(everyone)"
                + " and purchases(last 1 months).avg(amount) > 5.00 EUR");
  }

  @Nested
  class Refusing {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '@',
        textBlock =
            """
            [] | E_CONDITION_SYNTAX | A condition is an object.
            null | E_CONDITION_SYNTAX | A condition is an object.
            {} | E_CONDITION_SYNTAX | A condition has one of the keys all, any, not, anniversary, field, missing, has, relation, segment.
            {"all":[],"all":[]} | E_CONDITION_SYNTAX | At line 1, column 16: Duplicate field 'all'
            {"all":[{}]} | E_CONDITION_SYNTAX | At /all/0: A condition has one of the keys all, any, not, anniversary, field, missing, has, relation, segment.
            {"all":[],"any":[]} | E_CONDITION_SYNTAX | The key 'any' cannot stand here; there are: all.
            {"all":{}} | E_CONDITION_SYNTAX | 'all' is an array.
            {"not":null} | E_CONDITION_SYNTAX | At /not: A condition is an object.
            {"segment":5} | E_CONDITION_SYNTAX | 'segment' is a text.
            {"field":"city","op":"EQ"} | E_CONDITION_SYNTAX | The key 'value' is missing.
            {"field":"city","op":"EQ","valu":"x"} | E_CONDITION_SYNTAX | The key 'valu' cannot stand here; there are: field, op, value, values. Did you mean 'value'?
            {"field":"city","op":"EQ","values":["x"]} | E_CONDITION_SYNTAX | 'EQ' takes one 'value'.
            {"field":"city","op":"IN","value":"x"} | E_CONDITION_SYNTAX | 'IN' takes 'values', an array.
            {"field":"city","op":"BETWEEN","values":["x"]} | E_CONDITION_SYNTAX | 'BETWEEN' takes two values, not 1.
            {"field":"city","op":"EQ","value":null} | E_CONDITION_SYNTAX | A value is a text, a number, true, false or a relative time.
            {"field":"city","op":"EQ","value":5} | E_TYPE | At /value: The field 'city' is compared with text without control characters, not with 5.
            {"field":"city","op":"LIKE","value":"x"} | E_OPERATOR | At /op: There is no operator 'LIKE'; there are: eq, ne, lt, le, gt, ge, between, in, contains, starts_with, ends_with, within.
            {"field":"version","op":"CONTAINS","value":"x"} | E_OPERATOR | At /op: 'contains' looks into text, but the field 'version' is compared with a whole number.
            {"any":[{"field":"citty","op":"EQ","value":"x"}]} | E_FIELD_UNKNOWN | At /any/0/field: There is no field 'citty' on customer. Did you mean 'city'?
            {"field":"points","op":"EQ","value":1e999999999} | E_TYPE | At /value: The field 'points' is compared with a decimal number of at most 15 digits, not with '1E+999999999'.
            {"field":"kind","op":"IN","values":["PERSON","PERSN"]} | E_TYPE | At /values/1: The field 'kind' is compared with one of [PERSON, ORGANIZATION], not with 'PERSN'. Did you mean 'PERSON'?
            {"relation":"purchases","measure":"COUNT","op":"IN","value":1} | E_OPERATOR | At /op: A measure is compared with =, !=, <, <=, > or >=, not 'in'.
            {"relation":"purchases","measure":"COUNT","op":"EQ","value":1,"where":{"segment":"x"}} | E_OPERATOR | At /where/segment: A segment cannot be asked about inside 'purchase'; put it outside the parentheses.
            {"relation":"purchases","measure":"COUNT","op":"EQ","value":1,"window":{"last":1.5,"unit":"DAYS"}} | E_CONDITION_SYNTAX | At /window: 'last' is a whole number.
            {"relation":"purchases","measure":"COUNT","op":"EQ","value":1,"window":{"from":"yesterday"}} | E_TYPE | At /window/from: 'yesterday' is not a moment such as 2026-03-01T10:00:00Z.
            {"relation":"purchases","measure":"COUNT","op":"EQ","value":1,"window":{}} | E_CONDITION_SYNTAX | At /window: A window has one of the keys last, next, current, previous, following, from, to.
            {"missing":"city"} x | E_CONDITION_SYNTAX | At line 1, column 20: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
            """)
    void namesThePlaceAndSaysWhatToDo(String form, String code, String message) {
      assertThatThrownBy(() -> read(form))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(message)
          .extracting("code")
          .isEqualTo(code);
    }

    @Test
    void deepNestingIsRefused() {
      String deep = "{\"not\":".repeat(64) + "{\"all\":[]}" + "}".repeat(64);
      String deeper = "{\"all\":[".repeat(100_000);

      assertThatThrownBy(() -> read(deep)).extracting("code").isEqualTo("E_LIMIT_DEPTH");
      assertThatThrownBy(() -> read(deeper)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void longTextsAndListsAreRefused() {
      String list =
          "{\"field\":\"city\",\"op\":\"IN\",\"values\":[" + "\"\",".repeat(10_000) + "\"\"]}";

      assertThatThrownBy(() -> read(list)).extracting("code").isEqualTo("E_LIMIT_OPERANDS");
      assertThatThrownBy(() -> read(" ".repeat(1_000_001)))
          .extracting("code")
          .isEqualTo("E_LIMIT_LENGTH");
    }

    @Test
    @Timeout(60)
    void damagedFormsEndInAConditionOrAnError() {
      Random random = new Random(7);
      for (int i = 0; i < 20_000; i++) {
        StringBuilder damaged =
            new StringBuilder(json.write(new RandomConditions(i).about(CustomerFields.TYPE, 3)));
        int at = random.nextInt(damaged.length());
        if (random.nextBoolean()) {
          damaged.deleteCharAt(at);
        } else {
          damaged.setCharAt(at, damaged.charAt(random.nextInt(damaged.length())));
        }
        try {
          read(damaged.toString());
        } catch (InvalidInputException expected) {
          assertThat(expected.code()).startsWith("E_");
        }
      }
    }
  }
}
