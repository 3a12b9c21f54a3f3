package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.matching.BlockingKeys;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the keys that candidates are found by must do, tried on text made at random from a seed and
 * on your examples. Extend it and say which keys.
 *
 * @since 0.1
 */
public abstract class BlockingKeysContract {
  private static final int ROUNDS = 20_000;

  /** Creates the contract. */
  protected BlockingKeysContract() {}

  /** Returns the keys. Called for each test. */
  protected abstract BlockingKeys keys();

  /** Returns pairs of normalised values that must meet; at least one. */
  protected abstract List<List<String>> meeting();

  /** Returns pairs of normalised values that should not be compared; at least one. */
  protected abstract List<List<String>> apart();

  @Test
  void whatShouldBeComparedMeets() {
    assertThat(meeting()).isNotEmpty();
    for (List<String> pair : meeting()) {
      assertThat(meet(pair)).as("%s meet", pair).isTrue();
    }
  }

  @Test
  void whatIsFarApartDoesNot() {
    assertThat(apart()).isNotEmpty();
    for (List<String> pair : apart()) {
      assertThat(meet(pair)).as("%s meet", pair).isFalse();
    }
  }

  private boolean meet(List<String> pair) {
    return !Collections.disjoint(keys().keysOf(pair.get(0)), keys().keysOf(pair.get(1)));
  }

  @Test
  void keysAreFewAndTheSameEachTime() {
    RandomText text = new RandomText(1);
    for (int i = 0; i < ROUNDS; i++) {
      String next = text.next();
      String value = next.isEmpty() ? "x" : next;
      List<String> found = keys().keysOf(value);
      assertThat(found).as("keys of '%s'", value).isNotNull().doesNotContainNull();
      assertThat(found).as("keys of '%s'", value).hasSizeLessThanOrEqualTo(BlockingKeys.MOST_KEYS);
      assertThat(keys().keysOf(value)).as("keys of '%s'", value).isEqualTo(found);
    }
  }
}
