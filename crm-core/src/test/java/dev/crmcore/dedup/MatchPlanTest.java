package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import org.junit.jupiter.api.Test;

/** Which pairs are compared: told beforehand, and given by the host. */
class MatchPlanTest {
  private final RecordTable people = SamplePeople.table(SamplePeople.withCopies(2_000, 4));

  @Test
  void tellsBeforehandWhatARunDoes() {
    MatchPlan plan = new Deduplicator().plan(people, MatchOptions.defaults());
    MatchResult result = new Deduplicator().run(people, MatchOptions.defaults());

    assertThat(plan).isEqualTo(result.plan());
    assertThat(plan.records()).isEqualTo(3_000);
    assertThat(plan.pairs()).isPositive().isLessThanOrEqualTo(plan.budget());
    assertThat(result.candidatePairs()).isPositive().isLessThanOrEqualTo(plan.pairs());
  }

  @Test
  void keepsToTheBudget() {
    MatchOptions tight = MatchOptions.defaults().withPairBudget(5_000);

    MatchPlan plan = new Deduplicator().plan(people, tight);

    assertThat(plan.budget()).isEqualTo(5_000);
    assertThat(plan.pairs())
        .isLessThan(new Deduplicator().plan(people, MatchOptions.defaults()).pairs() / 4);
    assertThat(plan.oversizeBlocks()).isNotEmpty();
    assertThat(plan.rules()).anyMatch(rule -> rule.oversizeBlocks() > 0);
  }

  @Test
  void rulesOfTheHostTakeThePlaceOfThoseOfTheEngine() {
    MatchOptions byHost = MatchOptions.defaults().withBlocking("email", "family name + date");

    MatchResult result = new Deduplicator().run(people, byHost);

    assertThat(result.plan().rules())
        .extracting(MatchPlan.Rule::name)
        .containsExactly("email", "family name + date");
    int met = 0;
    for (int copy = 2_000; copy < 3_000; copy++) {
      int original = 2 * (copy - 2_000);
      MatchExplanation why = result.explain(original, copy);
      boolean joined = result.cluster(copy) == result.cluster(original);
      assertThat(joined && why.rules().isEmpty()).isFalse();
      met += why.rules().isEmpty() ? 0 : 1;
    }
    assertThat(met).isBetween(500, 999);
  }

  @Test
  void everyKeyThatIsListedMakesARule() {
    for (String key : new Deduplicator().plan(people, MatchOptions.defaults()).keys()) {
      MatchPlan plan = new Deduplicator().plan(people, MatchOptions.defaults().withBlocking(key));

      assertThat(plan.rules()).extracting(MatchPlan.Rule::name).containsExactly(key);
    }
  }

  @Test
  void aKeyThatThereIsNotIsRefusedWithThoseThereAre() {
    MatchOptions wrong = MatchOptions.defaults().withBlocking("email + shoe size");

    assertThatThrownBy(() -> new Deduplicator().run(people, wrong))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no key 'shoe size'")
        .hasMessageContaining("family name");
  }

  @Test
  void tooManyRulesAreRefused() {
    String[] rules = new String[32];
    java.util.Arrays.setAll(rules, i -> "email");

    assertThatThrownBy(
            () -> new Deduplicator().plan(people, MatchOptions.defaults().withBlocking(rules)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("At most 31 rules");
  }
}
