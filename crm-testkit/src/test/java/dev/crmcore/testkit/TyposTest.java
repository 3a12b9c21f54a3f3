package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TyposTest {
  private static Stream<Dice> manyDice() {
    return IntStream.range(0, 500).mapToObj(number -> Dice.of(7, number));
  }

  @Test
  void aSlipKeepsTheFirstLetterAndChangesLittle() {
    assertThat(manyDice().map(dice -> Typos.slip("Katherine", dice)))
        .allMatch(typed -> typed.startsWith("K") && Math.abs(typed.length() - 9) <= 1)
        .contains("Kahterine", "Ktherine", "Kaatherine", "Kstherine");
  }

  @Test
  void aSlipOnACyrillicKeyboardStaysCyrillic() {
    assertThat(manyDice().map(dice -> Typos.slip("Кузнецова", dice)))
        .allMatch(typed -> typed.matches("\\p{IsCyrillic}+"));
  }

  @Test
  void shortTextStays() {
    assertThat(Typos.slip("Ann", Dice.of(1, 1))).isEqualTo("Ann");
  }

  @Test
  void exactlyOneDigitIsWrong() {
    assertThat(manyDice().map(dice -> Typos.wrongDigit("+447700900123", dice)))
        .allMatch(typed -> differences(typed, "+447700900123") == 1);
    assertThat(Typos.wrongDigit("none", Dice.of(1, 1))).isEqualTo("none");
  }

  @Test
  void oneLetterIsReplacedByItsLookalike() {
    assertThat(manyDice().map(dice -> Typos.lookalike("Сорока", dice)))
        .allMatch(typed -> differences(typed, "Сорока") == 1)
        .contains("Cорока");
  }

  private static long differences(String one, String other) {
    assertThat(one).hasSameSizeAs(other);
    return IntStream.range(0, one.length()).filter(i -> one.charAt(i) != other.charAt(i)).count();
  }
}
