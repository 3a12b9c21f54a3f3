package dev.crmcore.dataquality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.crmcore.dataquality.QualityReport.DimensionResult;
import dev.crmcore.dataquality.QualityReport.Example;
import dev.crmcore.error.PluginException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Person;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QualityAuditTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

  private final QualityRule named =
      new TestRule("named", QualityDimension.COMPLETENESS, 3, c -> true, c -> isNamed(c));
  private final QualityRule tagged =
      new TestRule(
          "tagged", QualityDimension.VALIDITY, 1, c -> isNamed(c), c -> !c.tags().isEmpty());
  private final QualityScorer scorer = new QualityScorer(List.of(named, tagged), CLOCK);

  @Nested
  class Score {
    @Test
    void isTheShareOfTheWeightThatWasKept() {
      QualityScore score = scorer.score(person(1, "Ada"));

      assertThat(score)
          .isEqualTo(
              new QualityScore(
                  id(1),
                  75,
                  4,
                  1,
                  List.of(
                      new QualityReason(
                          "tagged", QualityDimension.VALIDITY, 25.0, "f", "v", "not tagged"))));
    }

    @Test
    void countsOnlyRulesThatApply() {
      assertThat(scorer.score(person(1, null)).applicableWeight()).isEqualTo(3);
      assertThat(scorer.score(person(1, null)).score()).isZero();
    }

    @Test
    void isRoundedDownSoThat100MeansNothingIsWrong() {
      QualityRule heavy =
          new TestRule("heavy", QualityDimension.VALIDITY, 100, c -> true, c -> true);
      QualityRule heavier =
          new TestRule("heavier", QualityDimension.VALIDITY, 100, c -> true, c -> true);
      QualityScorer nearly = new QualityScorer(List.of(heavy, heavier, tagged), CLOCK);

      assertThat(nearly.score(person(1, "Ada")).score()).isEqualTo(99);
    }

    @Test
    void is100WhereNoRuleApplies() {
      assertThat(new QualityScorer(List.of(), CLOCK).score(person(1, null)).score()).isEqualTo(100);
    }

    @Test
    void putsTheCostliestReasonFirst() {
      QualityRule cheap =
          new TestRule("cheap", QualityDimension.VALIDITY, 1, c -> true, c -> false);
      QualityScorer both = new QualityScorer(List.of(cheap, named), CLOCK);

      assertThat(both.score(person(1, null)).reasons())
          .extracting(QualityReason::ruleId)
          .containsExactly("named", "cheap");
    }

    @Test
    void lostPointsAddUpToWhatIsMissing() {
      QualityScore score =
          new QualityScorer(BuiltInRules.all(), CLOCK)
              .score(Person.builder().givenName("test").email("info@gmial.com").build());

      assertThat(score.reasons().stream().mapToDouble(QualityReason::pointsLost).sum())
          .isCloseTo(100.0 * score.lostWeight() / score.applicableWeight(), within(1e-9));
    }
  }

  @Nested
  class Audit {
    @Test
    void countsByRuleByDimensionAndByScore() {
      QualityAudit audit = new QualityAudit(scorer);
      audit.accept(person(1, "Ada"));
      audit.accept(person(2, null));
      audit.accept(person(3, "Bob").toBuilder().tag("vip").build());

      QualityReport report = audit.report();

      assertThat(report.customers()).isEqualTo(3);
      assertThat(report.score()).isCloseTo(100.0 * (11 - 4) / 11, within(1e-9));
      assertThat(report.dimensions())
          .containsExactly(
              new DimensionResult(QualityDimension.COMPLETENESS, 100.0 * 2 / 3, 3, 1),
              new DimensionResult(QualityDimension.VALIDITY, 50.0, 2, 1));
      assertThat(report.rules().get(1).examples())
          .containsExactly(new Example(id(1), "not tagged"));
      assertThat(report.rules().get(0).score()).isCloseTo(66.67, within(0.01));
      assertThat(report.distribution()).containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 0L, 1L);
      assertThat(report.at()).isEqualTo(CLOCK.instant());
    }

    @Test
    void keepsFiveExamplesHoweverManyFail() {
      QualityAudit audit = new QualityAudit(scorer);
      IntStream.range(0, 1_000).forEach(i -> audit.accept(person(i, null)));

      assertThat(audit.report().rules().get(0).failed()).isEqualTo(1_000);
      assertThat(audit.report().rules().get(0).examples())
          .extracting(Example::customerId)
          .containsExactly(id(0), id(1), id(2), id(3), id(4));
    }

    @Test
    void addsUpToTheSameAsOneAudit() {
      QualityScorer builtIn = new QualityScorer(BuiltInRules.all(), CLOCK);
      QualityAudit whole = new QualityAudit(builtIn);
      QualityAudit first = new QualityAudit(builtIn);
      QualityAudit second = new QualityAudit(builtIn);
      for (int i = 0; i < 100; i++) {
        Customer customer = person(i, i % 3 == 0 ? "test" : i % 3 == 1 ? "Ada" : null);
        whole.accept(customer);
        (i < 40 ? first : second).accept(customer);
      }

      first.add(second);

      assertThat(first.report()).isEqualTo(whole.report());
    }

    @Test
    void refusesToAddWhatWasCountedByOtherRules() {
      QualityAudit other = new QualityAudit(new QualityScorer(List.of(named), CLOCK));

      assertThatThrownBy(() -> new QualityAudit(scorer).add(other))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofNobodySaysSo() {
      QualityReport report = new QualityAudit(scorer).report();

      assertThat(report.customers()).isZero();
      assertThat(report.score()).isEqualTo(100);
    }
  }

  @Nested
  class Rules {
    @Test
    void withOneIdTwiceAreRefused() {
      assertThatThrownBy(() -> new QualityScorer(List.of(named, named), CLOCK))
          .isInstanceOf(PluginException.class)
          .hasMessageContaining("'named'");
    }

    @Test
    void withAWeightOutOfRangeAreRefused() {
      QualityRule heavy =
          new TestRule("heavy", QualityDimension.VALIDITY, 101, c -> true, c -> true);

      assertThatThrownBy(() -> new QualityScorer(List.of(heavy), CLOCK))
          .isInstanceOf(PluginException.class)
          .hasMessage("The quality rule 'heavy' has the weight 101; weights go from 1 to 100.");
    }

    @Test
    void thatBreakAreNamed() {
      QualityRule broken =
          new TestRule(
              "broken",
              QualityDimension.VALIDITY,
              1,
              c -> true,
              c -> {
                throw new IllegalStateException("oops");
              });

      assertThatThrownBy(() -> new QualityScorer(List.of(broken), CLOCK).score(person(7, "Ada")))
          .isInstanceOf(PluginException.class)
          .hasMessageContaining("'broken'")
          .hasMessageContaining(id(7).toString())
          .hasRootCauseMessage("oops");
    }
  }

  private static boolean isNamed(Customer customer) {
    return customer instanceof Person person && person.givenName() != null;
  }

  private static CustomerId id(int number) {
    return new CustomerId(new UUID(7, number));
  }

  private static Person person(int number, String name) {
    return Person.builder().id(id(number)).givenName(name).build();
  }

  private record TestRule(
      String id,
      QualityDimension dimension,
      int weight,
      Predicate<Customer> scope,
      Predicate<Customer> passes)
      implements QualityRule {
    @Override
    public String description() {
      return "For tests.";
    }

    @Override
    public boolean appliesTo(Customer customer) {
      return scope.test(customer);
    }

    @Override
    public Optional<QualityFinding> check(Customer customer, Clock clock) {
      return passes.test(customer)
          ? Optional.empty()
          : Optional.of(new QualityFinding("f", "v", "not " + id));
    }
  }
}
