package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.matching.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every normalizer of the matching engine must do, tried on text made at random from a seed
 * and on your examples. Extend it and say which normalizer.
 *
 * @since 0.1
 */
public abstract class NormalizerContract {
  private static final int ROUNDS = 20_000;

  /** Creates the contract. */
  protected NormalizerContract() {}

  /** Returns the normalizer. Called for each test. */
  protected abstract Normalizer normalizer();

  /**
   * Returns spellings of one value each, which must get one form that is not empty and that no
   * other group gets.
   */
  protected abstract List<List<String>> spellings();

  @Test
  void spellingsOfOneValueGetOneForm() {
    List<List<String>> groups = spellings();
    List<String> forms =
        groups.stream()
            .map(
                group -> {
                  List<String> found =
                      group.stream().map(normalizer()::normalize).distinct().toList();
                  assertThat(found).as("forms of %s", group).hasSize(1);
                  return found.get(0);
                })
            .toList();

    assertThat(forms).isNotEmpty().doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void aFormIsItsOwnForm() {
    Normalizer normalizer = normalizer();
    RandomText text = new RandomText(1);
    for (int i = 0; i < ROUNDS; i++) {
      String value = text.next();
      String form = normalizer.normalize(value);
      assertThat(form).as("form of '%s'", value).isNotNull();
      assertThat(normalizer.normalize(form)).as("form of the form of '%s'", value).isEqualTo(form);
    }
  }

  @Test
  void theSameValueGetsTheSameFormAgain() {
    RandomText text = new RandomText(2);
    for (int i = 0; i < ROUNDS; i++) {
      String value = text.next();
      assertThat(normalizer().normalize(value)).isEqualTo(normalizer().normalize(value));
    }
  }

  @Test
  void blankTextSaysNothing() {
    assertThat(normalizer().normalize("")).isEmpty();
    assertThat(normalizer().normalize(" \t ")).isEmpty();
  }
}
