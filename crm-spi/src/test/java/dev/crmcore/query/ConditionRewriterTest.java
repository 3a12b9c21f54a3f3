package dev.crmcore.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.CustomerFields;
import org.junit.jupiter.api.Test;

class ConditionRewriterTest {
  private static final Condition TREE =
      Conditions.any(
              Conditions.all(Conditions.inSegment("a"), Conditions.missing(CustomerFields.CITY)),
              Conditions.has(CustomerFields.CONTACT_POINTS, Conditions.inSegment("a").negate()),
              new Condition.Related(
                  "purchases",
                  Window.ever(),
                  Conditions.inSegment("b"),
                  Measure.count(),
                  Operator.GT,
                  Operand.of(1L)))
          .negate();

  private static final class Renaming extends ConditionRewriter {
    private final String from;

    Renaming(String from) {
      this.from = from;
    }

    @Override
    public Condition inSegment(Condition.InSegment condition) {
      return condition.name().equals(from) ? Conditions.inSegment("new") : condition;
    }
  }

  @Test
  void reachesEveryPart() {
    Condition rewritten = TREE.accept(new Renaming("a")).accept(new Renaming("b"));

    assertThat(rewritten)
        .hasToString(
            TREE.toString()
                .replace("segment 'a'", "segment 'new'")
                .replace("segment 'b'", "segment 'new'"));
  }

  @Test
  void returnsTheSameObjectWhereNothingChanges() {
    assertThat(TREE.accept(new Renaming("other"))).isSameAs(TREE);
  }
}
