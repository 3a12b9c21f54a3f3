package dev.crmcore.dataquality;

import static dev.crmcore.dataquality.BuiltInMendsTest.CLOCK;
import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.FAILS;
import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.PASSES;
import static dev.crmcore.dataquality.BuiltInRulesTest.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.model.Customer;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.testkit.CustomerGenerator;
import dev.crmcore.testkit.QualityRuleContract;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltInRulesContractTest extends QualityRuleContract {
  @Override
  protected List<QualityRule> rules() {
    return BuiltInRules.all();
  }

  @Override
  protected List<Customer> failing() {
    return Stream.concat(
            BuiltInRulesTest.cases()
                .filter(each -> each.verdict() == BuiltInRulesTest.Verdict.FAILS)
                .map(BuiltInRulesTest.Case::customer),
            BuiltInMendsTest.mends().map(BuiltInMendsTest.Mend::before))
        .toList();
  }

  @Test
  void mendingSpoilsNothingForAnotherRule() {
    List<Customer> cards =
        Stream.concat(
                failing().stream(),
                CustomerGenerator.seeded(3).noise(5).generate(1_000).map(made -> made.customer()))
            .toList();
    int mended = 0;

    for (QualityRule rule : rules()) {
      for (Customer card : cards) {
        Customer better = verdict(rule, card) == FAILS ? rule.mend(card, CLOCK).orElse(null) : null;
        if (better != null) {
          mended++;
          assertThat(rules())
              .allSatisfy(
                  other ->
                      assertThat(verdict(other, card) == PASSES && verdict(other, better) == FAILS)
                          .as("'%s' mended, '%s' spoilt, %s", rule.id(), other.id(), better)
                          .isFalse());
        }
      }
    }

    assertThat(mended).isGreaterThan(100);
  }
}
