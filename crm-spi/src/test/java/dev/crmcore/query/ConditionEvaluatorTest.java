package dev.crmcore.query;

import static dev.crmcore.query.Asking.compare;
import static dev.crmcore.query.Asking.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.GeoPoint;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Purchase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What conditions mean, written down answer by answer: the storages are compared with this. */
class ConditionEvaluatorTest {
  private static final Person NOBODY = Person.builder().build();

  @Nested
  class MissingValues {
    @Test
    void satisfyNoComparison() {
      for (Operator operator : Operator.values()) {
        String field = operator == Operator.WITHIN ? "location" : "city";
        Object[] operands =
            switch (operator) {
              case BETWEEN -> new Object[] {"", "z"};
              case WITHIN -> new Object[] {GeoPoint.of(0, 0), GeoPoint.MAX_METRES};
              default -> new Object[] {""};
            };
        assertThat(holds(compare(field, operator, operands), NOBODY)).as("%s", operator).isFalse();
      }
    }

    @Test
    void satisfyTheNegationOfEveryComparison() {
      assertThat(holds(compare("city", Operator.EQ, "Вологда").negate(), NOBODY)).isTrue();
      assertThat(holds(compare("city", Operator.NE, "Вологда").negate(), NOBODY)).isTrue();
    }

    @Test
    void areNotEmptyTexts() {
      Person blank = Person.builder().source("").build();

      assertThat(holds(new Condition.Missing("source"), NOBODY)).isTrue();
      assertThat(holds(new Condition.Missing("source"), blank)).isFalse();
      assertThat(holds(compare("source", Operator.EQ, ""), blank)).isTrue();
      assertThat(holds(compare("source", Operator.CONTAINS, ""), blank)).isTrue();
    }
  }

  @Nested
  class Texts {
    private final Person alena =
        Person.builder().givenName("Алёна").source("50%_x\\'").language("RU-ru").build();

    @Test
    void areComparedAfterFolding() {
      assertThat(holds(compare("givenName", Operator.EQ, "АЛЁНА"), alena)).isTrue();
      assertThat(holds(compare("givenName", Operator.EQ, "алена"), alena)).isFalse();
      assertThat(holds(compare("givenName", Operator.NE, "алёна"), alena)).isFalse();
      assertThat(holds(compare("givenName", Operator.STARTS_WITH, "алё"), alena)).isTrue();
      assertThat(holds(compare("givenName", Operator.ENDS_WITH, "ЁНА"), alena)).isTrue();
      assertThat(holds(compare("givenName", Operator.IN, "x", "алёна"), alena)).isTrue();
      assertThat(holds(compare("givenName", Operator.BETWEEN, "А", "Б"), alena)).isTrue();
    }

    @Test
    void takeWildcardsForCharacters() {
      for (String part : List.of("%", "_", "\\", "'", "0%_X")) {
        assertThat(holds(compare("source", Operator.CONTAINS, part), alena)).as(part).isTrue();
      }
      for (String part : List.of("5_%", "x%", "_x%")) {
        assertThat(holds(compare("source", Operator.CONTAINS, part), alena)).as(part).isFalse();
      }
    }

    @Test
    void codesAreComparedAsTheyAre() {
      assertThat(holds(compare("language", Operator.EQ, "RU-ru"), alena)).isTrue();
      assertThat(holds(compare("language", Operator.EQ, "ru-ru"), alena)).isFalse();
      assertThat(holds(compare("language", Operator.CONTAINS, "ru"), alena)).isTrue();
      assertThat(holds(compare("language", Operator.STARTS_WITH, "ru"), alena)).isFalse();
    }
  }

  @Nested
  class Numbers {
    private final Person person =
        Person.builder()
            .custom("points", 10L)
            .custom("discount", new BigDecimal("0.3"))
            .custom("vip", true)
            .custom("limit", Money.of("10.00", "EUR"))
            .build();

    @Test
    void boundsAreIncludedWhereTheOperatorSaysSo() {
      assertThat(holds(compare("points", Operator.BETWEEN, 10, 10), person)).isTrue();
      assertThat(holds(compare("points", Operator.BETWEEN, 11, 9), person)).isFalse();
      assertThat(holds(compare("points", Operator.LE, 10), person)).isTrue();
      assertThat(holds(compare("points", Operator.LT, 10), person)).isFalse();
      assertThat(holds(compare("points", Operator.GE, 10L), person)).isTrue();
      assertThat(holds(compare("points", Operator.GT, 10), person)).isFalse();
      assertThat(holds(compare("points", Operator.GT, 9), person)).isTrue();
    }

    @Test
    void anEmptyListHasNothingInIt() {
      assertThat(holds(compare("points", Operator.IN), person)).isFalse();
    }

    @Test
    void decimalsAreComparedByValue() {
      assertThat(holds(compare("discount", Operator.EQ, new BigDecimal("0.30")), person)).isTrue();
      assertThat(holds(compare("discount", Operator.LT, 1), person)).isTrue();
    }

    @Test
    void falseComesBeforeTrue() {
      assertThat(holds(compare("vip", Operator.GT, false), person)).isTrue();
      assertThat(holds(compare("vip", Operator.EQ, true), person)).isTrue();
    }

    @Test
    void choicesAreOrderedAsTheyAreDeclared() {
      Person customer = Person.builder().lifecycleStage(LifecycleStage.CUSTOMER).build();

      assertThat(holds(compare("lifecycleStage", Operator.GT, LifecycleStage.LEAD), customer))
          .isEqualTo(LifecycleStage.CUSTOMER.compareTo(LifecycleStage.LEAD) > 0);
    }

    @Test
    void moneyInAnotherCurrencySatisfiesNoComparison() {
      for (Operator operator :
          List.of(Operator.EQ, Operator.NE, Operator.LT, Operator.GE, Operator.IN)) {
        assertThat(holds(compare("limit", operator, Money.of("1", "USD")), person))
            .as("%s", operator)
            .isFalse();
      }
      assertThat(holds(compare("limit", Operator.NE, Money.of("1", "USD")).negate(), person))
          .isTrue();
      assertThat(
              holds(
                  compare("limit", Operator.BETWEEN, Money.of("1", "EUR"), Money.of("99", "USD")),
                  person))
          .isFalse();
      assertThat(holds(compare("limit", Operator.EQ, Money.of("10", "EUR")), person)).isTrue();
    }
  }

  @Nested
  class Days {
    private Person seen(String at) {
      return Person.builder().custom("seenAt", Instant.parse(at)).build();
    }

    @Test
    void standForAllTheirMomentsInTheZoneOfWhoAsks() {
      LocalDate first = LocalDate.parse("2026-03-01");
      Person atMidnight = seen("2026-02-28T21:00:00Z");
      Person before = seen("2026-02-28T20:59:59.999999Z");
      Person last = seen("2026-03-01T20:59:59.999999Z");

      assertThat(holds(compare("seenAt", Operator.EQ, first), atMidnight)).isTrue();
      assertThat(holds(compare("seenAt", Operator.EQ, first), before)).isFalse();
      assertThat(holds(compare("seenAt", Operator.EQ, first), last)).isTrue();
      assertThat(holds(compare("seenAt", Operator.NE, first), before)).isTrue();
      assertThat(holds(compare("seenAt", Operator.NE, first), NOBODY)).isFalse();
      assertThat(holds(compare("seenAt", Operator.LT, first), before)).isTrue();
      assertThat(holds(compare("seenAt", Operator.LT, first), atMidnight)).isFalse();
      assertThat(holds(compare("seenAt", Operator.LE, first), last)).isTrue();
      assertThat(holds(compare("seenAt", Operator.GT, first), last)).isFalse();
      assertThat(holds(compare("seenAt", Operator.GE, first), atMidnight)).isTrue();
      assertThat(holds(compare("seenAt", Operator.BETWEEN, first, first), last)).isTrue();
      assertThat(holds(compare("seenAt", Operator.IN, first), last)).isTrue();
    }

    @Test
    void moveWithTheClock() {
      Operand today = new Operand.Relative(Operand.Anchor.TODAY, 0, ChronoUnit.DAYS);
      Operand hourAgo = new Operand.Relative(Operand.Anchor.NOW, -1, ChronoUnit.HOURS);

      assertThat(holds(compare("seenAt", Operator.EQ, today), seen("2026-03-01T20:00:00Z")))
          .isTrue();
      assertThat(holds(compare("seenAt", Operator.GE, hourAgo), seen("2026-03-01T09:00:00Z")))
          .isTrue();
      assertThat(holds(compare("seenAt", Operator.GT, hourAgo), seen("2026-03-01T09:00:00Z")))
          .isFalse();
      Person born = Person.builder().birthDate(LocalDate.parse("2026-03-01")).build();
      assertThat(holds(compare("birthDate", Operator.EQ, today), born)).isTrue();
    }
  }

  @Nested
  class Collections {
    private final Person person =
        Person.builder()
            .contact(ContactPoint.email("a@example.org").withLabel("home"))
            .contact(ContactPoint.phone("+7999").withLabel("work"))
            .tag("VIP")
            .address(PostalAddress.of(null, "Вологда", null, null))
            .build();

    private Condition has(Condition element) {
      return new Condition.Has("contactPoints", element);
    }

    @Test
    void haveAnElementThatSatisfiesAllPartsByItself() {
      Condition email = compare("kind", Operator.EQ, ContactKind.EMAIL);
      Condition work = compare("label", Operator.EQ, "work");

      assertThat(holds(has(email), person)).isTrue();
      assertThat(holds(has(work), person)).isTrue();
      assertThat(holds(has(email.and(work)), person)).isFalse();
      assertThat(holds(has(email).and(has(work)), person)).isTrue();
    }

    @Test
    void tellNoElementFromAnElementThatDoesNot() {
      Condition social = compare("kind", Operator.EQ, ContactKind.SOCIAL);

      assertThat(holds(has(social).negate(), person)).isTrue();
      assertThat(holds(has(social.negate()), person)).isTrue();
      assertThat(holds(has(social.negate()), NOBODY)).isFalse();
      assertThat(holds(has(Conditions.everyone()), NOBODY)).isFalse();
      assertThat(holds(has(Conditions.everyone()), person)).isTrue();
    }

    @Test
    void ofValuesAreComparedLikeFields() {
      assertThat(holds(Conditions.tag("vip"), person)).isTrue();
      assertThat(holds(Conditions.tag("vi"), person)).isFalse();
    }
  }

  @Nested
  class RelatedOnes {
    private final Person person = Person.builder().id(new CustomerId(new UUID(1, 1))).build();
    private final Purchase old = purchase("20.01 EUR", Duration.ofDays(365));
    private final Purchase recent = purchase("10.00 EUR", Duration.ZERO);
    private final Purchase foreign = purchase("999.00 USD", Duration.ZERO);

    private Purchase purchase(String amount, Duration ago) {
      return Purchase.builder()
          .customerId(person.id())
          .amount(Money.parse(amount))
          .occurredAt(Asking.NOW.minus(ago))
          .build();
    }

    private Condition measured(Measure measure, Operator operator, Object value) {
      return new Condition.Related(
          "purchases", Window.ever(), Conditions.everyone(), measure, operator, Operand.of(value));
    }

    @Test
    void overNothingCountAndSumAreZeroAndTheRestIsMissing() {
      Money zero = Money.of("0", "EUR");

      assertThat(holds(measured(Measure.count(), Operator.EQ, 0), person)).isTrue();
      assertThat(holds(measured(Measure.sum("amount"), Operator.EQ, zero), person)).isTrue();
      assertThat(holds(measured(Measure.min("amount"), Operator.GE, zero), person)).isFalse();
      assertThat(holds(measured(Measure.max("amount"), Operator.NE, zero), person)).isFalse();
      assertThat(holds(measured(Measure.average("amount"), Operator.LE, zero), person)).isFalse();
    }

    @Test
    void inAnotherCurrencyAreCountedAndNotSummed() {
      assertThat(holds(measured(Measure.count(), Operator.EQ, 3), person, old, recent, foreign))
          .isTrue();
      assertThat(
              holds(
                  measured(Measure.sum("amount"), Operator.EQ, Money.of("30.01", "EUR")),
                  person,
                  old,
                  recent,
                  foreign))
          .isTrue();
      assertThat(
              holds(
                  measured(Measure.max("amount"), Operator.LT, Money.of("21", "EUR")),
                  person,
                  old,
                  recent,
                  foreign))
          .isTrue();
    }

    @Test
    void haveAMeanThatIsNotRounded() {
      assertThat(
              holds(
                  measured(Measure.average("amount"), Operator.GT, Money.of("15.00", "EUR")),
                  person,
                  old,
                  recent))
          .isTrue();
      assertThat(
              holds(
                  measured(Measure.average("amount"), Operator.LT, Money.of("15.01", "EUR")),
                  person,
                  old,
                  recent))
          .isTrue();
    }

    @Test
    void countWithinTheirWindow() {
      Condition year =
          Conditions.count("purchases", Window.last(365, ChronoUnit.DAYS), Operator.EQ, 2);
      Condition less =
          Conditions.count("purchases", Window.last(364, ChronoUnit.DAYS), Operator.EQ, 1);

      assertThat(holds(year, person, old, recent)).isTrue();
      assertThat(holds(less, person, old, recent)).isTrue();
    }
  }

  @Nested
  class Explaining {
    @Test
    void showsEveryAnswerAndWhatWasSeen() {
      Person person = Person.builder().source("web").tag("vip").build();
      Filter<dev.crmcore.model.Customer> filter =
          Asking.bind(
              compare("source", Operator.EQ, "WEB").and(new Condition.Missing("city").negate()));

      Explanation explanation =
          new ConditionEvaluator(Asking.CATALOGUE, Asking.related()).explain(filter, person);

      assertThat(explanation.holds()).isFalse();
      assertThat(explanation.parts()).extracting(Explanation::holds).containsExactly(true, false);
      assertThat(explanation.toText()).contains("✗").contains("✓").contains("[web]");
    }
  }

  @Test
  void allOfNothingHoldsAndAnyOfNothingDoesNot() {
    assertThat(holds(Conditions.everyone(), NOBODY)).isTrue();
    assertThat(holds(Conditions.nobody(), NOBODY)).isFalse();
    assertThat(holds(Conditions.nobody().negate(), NOBODY)).isTrue();
  }
}
