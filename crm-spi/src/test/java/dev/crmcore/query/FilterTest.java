package dev.crmcore.query;

import static dev.crmcore.query.Asking.compare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Binding: what is refused, and what the bound form is. */
class FilterTest {
  @Nested
  class Refuses {
    @Test
    void unknownNamesAndSuggestsTheNearest() {
      assertRefused("E_FIELD_UNKNOWN", "'city'", () -> bind(compare("citty", Operator.EQ, "x")));
      assertRefused("E_FIELD_UNKNOWN", "citty", () -> bind(new Condition.Missing("citty")));
      assertRefused(
          "E_FIELD_UNKNOWN",
          "contactPoints",
          () -> bind(new Condition.Has("contacts", Conditions.everyone())));
      assertRefused(
          "E_FIELD_UNKNOWN",
          "purchases",
          () -> bind(Conditions.count("orders", Window.ever(), Operator.EQ, 0)));
      assertRefused(
          "E_FIELD_UNKNOWN",
          "city",
          () -> bind(new Condition.Has("contactPoints", compare("city", Operator.EQ, "x"))));
    }

    @Test
    void operandsOfAnotherType() {
      assertRefused("E_TYPE", "city", () -> bind(compare("city", Operator.EQ, 1)));
      assertRefused("E_TYPE", "points", () -> bind(compare("points", Operator.EQ, "1")));
      assertRefused(
          "E_TYPE", "points", () -> bind(compare("points", Operator.EQ, new BigDecimal("1.5"))));
      assertRefused("E_TYPE", "limit", () -> bind(compare("limit", Operator.EQ, 10)));
      assertRefused(
          "E_TYPE", "birthDate", () -> bind(compare("birthDate", Operator.EQ, Asking.NOW)));
      assertRefused("E_TYPE", "city", () -> bind(compare("city", Operator.EQ, today())));
      assertRefused(
          "E_TYPE",
          "discount",
          () -> bind(compare("discount", Operator.EQ, new BigDecimal("1.2345678901234567"))));
    }

    @Test
    void operatorsThatDoNotFit() {
      assertRefused("E_OPERATOR", "text", () -> bind(compare("points", Operator.CONTAINS, 1)));
      assertRefused("E_OPERATOR", "operands", () -> bind(compare("points", Operator.EQ)));
      assertRefused("E_OPERATOR", "operands", () -> bind(compare("points", Operator.EQ, 1, 2)));
      assertRefused("E_OPERATOR", "operands", () -> bind(compare("points", Operator.BETWEEN, 1)));
      assertRefused(
          "E_OPERATOR",
          "measure",
          () -> bind(Conditions.count("purchases", Window.ever(), Operator.CONTAINS, 1)));
      assertRefused(
          "E_OPERATOR",
          "elements",
          () ->
              bind(
                  new Condition.Has(
                      "tags", new Condition.Has("contactPoints", Conditions.everyone()))));
    }

    @Test
    void measuresThatDoNotFit() {
      assertRefused("E_OPERATOR", "SUM", () -> bind(sum("orderNumber")));
      assertRefused("E_OPERATOR", "SUM", () -> bind(sum("occurredAt")));
      assertRefused("E_FIELD_UNKNOWN", "amount", () -> bind(sum("amonut")));
      assertRefused(
          "E_OPERATOR",
          "count",
          () -> bind(measured(new Measure(Measure.Function.COUNT, "amount"))));
      assertRefused(
          "E_OPERATOR", "MIN", () -> bind(measured(new Measure(Measure.Function.MIN, null))));
    }

    @Test
    void treesThatAreTooDeepOrTooWide() {
      Condition deep = compare("city", Operator.EQ, "x");
      for (int i = 0; i < 100_000; i++) {
        deep = new Condition.Not(deep);
      }
      Condition tooDeep = deep;
      assertRefused("E_LIMIT_DEPTH", "64", () -> bind(tooDeep));
      List<Operand> many = Collections.nCopies(10_001, Operand.of("x"));
      assertRefused(
          "E_OPERATOR", "10001", () -> bind(new Condition.Compare("city", Operator.IN, many)));
    }

    @Test
    void segmentsThatWereNotReplaced() {
      assertRefused("E_INVALID", "'best'", () -> bind(Conditions.inSegment("best")));
    }

    @Test
    void documents() {
      assertRefused(
          "E_FIELD_UNKNOWN",
          "stages",
          () ->
              Filter.bind(
                  Asking.CATALOGUE,
                  PipelineFields.TYPE,
                  new Condition.Has("stages", Conditions.everyone()),
                  Asking.NOW,
                  Asking.MOSCOW));
    }

    @Test
    void windowsWithoutLengthAndTimesBeyondTheCalendar() {
      assertRefused(
          "E_INVALID",
          "at least 1",
          () ->
              bind(Conditions.count("purchases", Window.last(0, ChronoUnit.DAYS), Operator.EQ, 0)));
      assertRefused(
          "E_TYPE",
          "beyond the calendar",
          () ->
              bind(
                  compare(
                      "seenAt",
                      Operator.GT,
                      new Operand.Relative(Operand.Anchor.NOW, Long.MAX_VALUE, ChronoUnit.YEARS))));
    }
  }

  @Nested
  class Binds {
    @Test
    void wholeNumbersAndDecimalsToTheTypeOfTheField() {
      assertThat(bound(compare("points", Operator.EQ, 1)))
          .isEqualTo(compare("points", Operator.EQ, 1L));
      assertThat(bound(compare("discount", Operator.EQ, new BigDecimal("2.50"))))
          .isEqualTo(compare("discount", Operator.EQ, new BigDecimal("2.5")));
      assertThat(bound(compare("discount", Operator.EQ, 2L)))
          .isEqualTo(compare("discount", Operator.EQ, new BigDecimal("2")));
    }

    @Test
    void momentsToMicroseconds() {
      assertThat(bound(compare("seenAt", Operator.EQ, Asking.NOW.plusNanos(1999))))
          .isEqualTo(compare("seenAt", Operator.EQ, Asking.NOW.plusNanos(1000)));
    }

    @Test
    void relativeTimesToThoseOfTheZone() {
      assertThat(bound(compare("birthDate", Operator.EQ, today())))
          .isEqualTo(compare("birthDate", Operator.EQ, LocalDate.parse("2026-03-01")));
      assertThat(
              bound(
                  compare(
                      "seenAt",
                      Operator.GT,
                      new Operand.Relative(Operand.Anchor.NOW, -1, ChronoUnit.MONTHS))))
          .isEqualTo(compare("seenAt", Operator.GT, Instant.parse("2026-02-01T10:00:00Z")));
    }

    @Test
    void windowsToFixedEnds() {
      assertWindow(
          Window.last(1, ChronoUnit.DAYS), "2026-02-28T10:00:00Z", "2026-03-01T10:00:00.000001Z");
      assertWindow(
          Window.current(Window.CalendarUnit.DAY), "2026-02-28T21:00:00Z", "2026-03-01T21:00:00Z");
      assertWindow(
          Window.current(Window.CalendarUnit.WEEK), "2026-02-22T21:00:00Z", "2026-03-01T21:00:00Z");
      assertWindow(
          Window.current(Window.CalendarUnit.MONTH),
          "2026-02-28T21:00:00Z",
          "2026-03-31T21:00:00Z");
      assertWindow(
          Window.current(Window.CalendarUnit.QUARTER),
          "2025-12-31T21:00:00Z",
          "2026-03-31T21:00:00Z");
      assertWindow(
          Window.current(Window.CalendarUnit.YEAR), "2025-12-31T21:00:00Z", "2026-12-31T21:00:00Z");
    }

    private void assertWindow(Window window, String from, String to) {
      Condition.Related related =
          (Condition.Related) bound(Conditions.count("purchases", window, Operator.EQ, 1));

      assertThat(related.window())
          .isEqualTo(new Window.Between(Instant.parse(from), Instant.parse(to)));
    }

    @Test
    void itsOwnBoundFormToItself() {
      Condition once =
          bound(
              compare("seenAt", Operator.EQ, LocalDate.parse("2026-03-01"))
                  .or(
                      Conditions.count(
                          "purchases", Window.last(1, ChronoUnit.DAYS), Operator.GE, 1))
                  .and(compare("limit", Operator.LT, Money.of("1", "EUR")).negate()));

      assertThat(bound(once)).isEqualTo(once);
    }
  }

  @Test
  void filtersJoin() {
    Filter<Customer> all = Filter.all(CustomerFields.TYPE);
    Filter<Customer> web = bind(compare("source", Operator.EQ, "web"));

    assertThat(all.isAll()).isTrue();
    assertThat(web.isAll()).isFalse();
    assertThat(all.and(web).condition()).isEqualTo(web.condition());
    assertThat(web.and(web).condition())
        .isEqualTo(new Condition.All(List.of(web.condition(), web.condition())));
  }

  private static Operand today() {
    return new Operand.Relative(Operand.Anchor.TODAY, 0, ChronoUnit.DAYS);
  }

  private static Condition sum(String field) {
    return measured(Measure.sum(field));
  }

  private static Condition measured(Measure measure) {
    return new Condition.Related(
        "purchases",
        Window.ever(),
        Conditions.everyone(),
        measure,
        Operator.EQ,
        Operand.of(Money.of("1", "EUR")));
  }

  private static Filter<Customer> bind(Condition condition) {
    return Asking.bind(condition);
  }

  private static Condition bound(Condition condition) {
    return bind(condition).condition();
  }

  private static void assertRefused(String code, String hint, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e).hasMessageContaining(hint);
            });
  }
}
