package dev.crmcore.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Vocabulary;
import org.junit.jupiter.api.Test;

class ConditionRoundTripTest {
  private static final int TREES = 20_000;

  private final ConditionText text = new ConditionText(RandomConditions.CATALOGUE);

  @Test
  void readingTheTextOfATreeGivesTheTree() {
    for (int seed = 0; seed < TREES; seed++) {
      Condition condition = new RandomConditions(seed).about(CustomerFields.TYPE, 6);
      String written = condition.toString();
      if (written.length() <= ConditionLimits.TEXT_LENGTH) {
        assertThat(text.parse(written, CustomerFields.TYPE))
            .as("seed %d: %s", seed, written)
            .isEqualTo(condition);
      }
    }
  }

  @Test
  void otherEntitiesHaveConditionsToo() {
    for (int seed = 0; seed < 1_000; seed++) {
      Condition condition = new RandomConditions(seed).about(DealFields.TYPE, 4);

      assertThat(text.parse(condition.toString(), DealFields.TYPE))
          .as("seed %d", seed)
          .isEqualTo(condition);
    }
  }

  /** Would fail if the grammar had a word that the writing side does not know as a keyword. */
  @Test
  void everyWordOfTheGrammarCanBeAName() {
    Vocabulary vocabulary = ConditionGrammarParser.VOCABULARY;
    for (int type = 1; type <= vocabulary.getMaxTokenType(); type++) {
      String literal = vocabulary.getLiteralName(type);
      if (literal != null && literal.matches("'[a-z]+'")) {
        String word = literal.replace("'", "");
        for (String name : List.of(word, word.toUpperCase(Locale.ROOT))) {
          String written = new Condition.Missing(name).toString();

          text.check(written, CustomerFields.TYPE)
              .ifPresent(
                  problem -> assertThat(problem.code()).as(written).isEqualTo("E_FIELD_UNKNOWN"));
        }
      }
    }
  }

  @Test
  void theDeepestTreeIsReadAndOneLevelMoreIsRefused() {
    for (Condition leaf :
        List.of(
            Conditions.everyone(),
            Conditions.in(CustomerFields.CITY, List.of("a", "b")),
            Conditions.has(CustomerFields.CONTACT_POINTS, Conditions.everyone()))) {
      Condition deepest = leaf;
      int levels = leaf instanceof Condition.Has ? 2 : 1;
      for (; levels < ConditionLimits.DEPTH; levels++) {
        deepest =
            levels % 2 == 0
                ? new Condition.Not(deepest)
                : new Condition.Any(List.of(deepest, Conditions.nobody()));
      }

      assertThat(text.parse(deepest.toString(), CustomerFields.TYPE)).isEqualTo(deepest);
      assertThat(text.check(new Condition.Not(deepest).toString(), CustomerFields.TYPE))
          .get()
          .extracting(ConditionProblem::code)
          .isEqualTo("E_LIMIT_DEPTH");
    }
  }
}
