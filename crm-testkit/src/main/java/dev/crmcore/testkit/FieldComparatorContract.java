package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.matching.FieldComparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every comparator of the matching engine must do, tried on text made at random from a seed
 * and on your examples. Extend it and say which comparator.
 *
 * @since 0.1
 */
public abstract class FieldComparatorContract {
  private static final int ROUNDS = 20_000;

  /** Creates the contract. */
  protected FieldComparatorContract() {}

  /**
   * Three values of which the first two are more alike than the first and the third.
   *
   * @param value a normalised value
   * @param alike one that is like it
   * @param other one that is less so
   */
  public record Order(String value, String alike, String other) {}

  /** Returns the comparator. Called for each test. */
  protected abstract FieldComparator comparator();

  /** Returns examples of what is more alike than what; at least one. */
  protected abstract List<Order> orders();

  @Test
  void whatIsMoreAlikeGetsMore() {
    assertThat(orders()).isNotEmpty();
    for (Order order : orders()) {
      assertThat(comparator().similarity(order.value, order.alike))
          .as("%s", order)
          .isGreaterThan(comparator().similarity(order.value, order.other));
    }
  }

  @Test
  void equalValuesAreTheSame() {
    RandomText text = new RandomText(1);
    for (int i = 0; i < ROUNDS; i++) {
      String value = notEmpty(text);
      assertThat(comparator().similarity(value, value)).as("'%s' and itself", value).isEqualTo(1);
    }
  }

  @Test
  void theOrderOfTheTwoDoesNotMatterAndTheResultIsInRange() {
    RandomText text = new RandomText(2);
    for (int i = 0; i < ROUNDS; i++) {
      String left = notEmpty(text);
      String right = notEmpty(text);
      double similarity = comparator().similarity(left, right);
      assertThat(similarity).as("'%s' and '%s'", left, right).isBetween(0.0, 1.0);
      assertThat(comparator().similarity(right, left))
          .as("'%s' and '%s', the other way round", left, right)
          .isEqualTo(similarity);
    }
  }

  private static String notEmpty(RandomText text) {
    String value = text.next();
    return value.isEmpty() ? "x" : value;
  }
}
