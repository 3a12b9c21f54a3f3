package dev.crmcore.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.field.CollectionField;
import dev.crmcore.model.Direction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConditionFormatTest {
  private enum Keyword {
    TODAY,
    LAST
  }

  private static Condition equal(String field, Object value) {
    return new Condition.Compare(field, Operator.EQ, List.of(Operand.of(value)));
  }

  private static Operand relative(long amount, ChronoUnit unit) {
    return new Operand.Relative(Operand.Anchor.NOW, amount, unit);
  }

  @Test
  void conditionsOfOnePartKeepTheirKind() {
    Condition one = equal("city", "a");

    assertThat(new Condition.All(List.of(one))).hasToString("all(city = 'a')");
    assertThat(new Condition.Any(List.of(one))).hasToString("any(city = 'a')");
  }

  @Test
  void namesThatAreKeywordsAreQuoted() {
    assertThat(equal("today", "a")).hasToString("`today` = 'a'");
    assertThat(new Condition.Missing("Not").negate()).hasToString("`Not` is present");
    assertThat(new Condition.Has("in", equal("from", "a"))).hasToString("has `in`(from = 'a')");
  }

  @Test
  void valuesWithoutAPlainFormAreQuoted() {
    UUID id = new UUID(1, 2);

    assertThat(equal("id", id)).hasToString("id = '" + id + "'");
    assertThat(equal("kind", Keyword.TODAY)).hasToString("kind = 'TODAY'");
    assertThat(equal("kind", Keyword.LAST)).hasToString("kind = LAST");
    assertThat(equal("kind", Direction.INBOUND)).hasToString("kind = INBOUND");
    assertThat(equal("at", Instant.parse("+12345-01-01T00:00:00Z")))
        .hasToString("at = '+12345-01-01T00:00:00Z'");
  }

  @Test
  void relativeTimesKeepTheirUnitAndTheirSign() {
    assertThat(equal("at", relative(0, ChronoUnit.DAYS))).hasToString("at = now");
    assertThat(equal("at", relative(0, ChronoUnit.HOURS))).hasToString("at = now + 0 hours");
    assertThat(equal("at", relative(Long.MIN_VALUE, ChronoUnit.YEARS)))
        .hasToString("at = now - 9223372036854775808 years");
  }

  @Test
  void digitsDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(equal("at", relative(-30, ChronoUnit.DAYS))).hasToString("at = now - 30 days");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void onlyATextIsWrittenAsATag() {
    assertThat(Conditions.tag("it's")).hasToString("tag 'it''s'");
    assertThat(new Condition.Has("tags", equal(CollectionField.VALUE, 5L)))
        .hasToString("has tags(value = 5)");
  }

  @Test
  void windowsOfDaysAreWrittenAsDays() {
    Window days = new Window.Days(LocalDate.parse("2026-01-01"), null);

    assertThat(Conditions.count("purchases", days, Operator.GT, 0))
        .hasToString("purchases(from 2026-01-01).count > 0");
  }

  @Test
  void aTreeWithAWrongNumberOfOperandsIsStillWritten() {
    assertThat(new Condition.Compare("city", Operator.EQ, List.of())).hasToString("city = ");
  }
}
