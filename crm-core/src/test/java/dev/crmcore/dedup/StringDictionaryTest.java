package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StringDictionaryTest {
  private static final int MANY = 10_000;

  /** Of any length, none of them like another. */
  private static String value(int i) {
    return "Ж😀é".substring(0, i % 4 == 2 ? 3 : i % 4) + "x".repeat(i % 37) + i;
  }

  @Test
  void givesBackWhatItNumbered() {
    StringDictionary dictionary = new StringDictionary();

    for (int i = 1; i < MANY; i++) {
      assertThat(dictionary.intern(value(i))).isEqualTo(i);
    }

    for (int i = 1; i < MANY; i++) {
      assertThat(dictionary.get(i)).isEqualTo(value(i));
      assertThat(dictionary.intern(value(i))).isEqualTo(i);
    }
    assertThat(dictionary.size()).isEqualTo(MANY);
  }

  @Test
  void tellsStringsOfOneHashApart() {
    StringDictionary dictionary = new StringDictionary();

    List<Integer> numbers = List.of(dictionary.intern("Aa"), dictionary.intern("BB"));

    assertThat("Aa").hasSameHashCodeAs("BB");
    assertThat(numbers).containsExactly(1, 2);
  }

  @Test
  void nothingIsNumberZero() {
    StringDictionary dictionary = new StringDictionary();

    assertThat(dictionary.intern("")).isZero();
    assertThat(dictionary.get(0)).isEmpty();
  }
}
