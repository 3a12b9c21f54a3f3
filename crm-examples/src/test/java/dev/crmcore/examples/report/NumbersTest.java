package dev.crmcore.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.model.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({"0, 0%", "0.0002, <0.1%", "0.001, 0.1%", "0.376, 37.6%", "0.9996, >99.9%", "1, 100%"})
  void percentagesNeverHideWhatIsThere(double share, String written) {
    assertThat(Numbers.percent(share)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "999, 999", "1500, 1.5k", "340000, 340k", "2000000, 2M", "1.5e9, 1.5bn"})
  void axesAreShort(double number, String written) {
    assertThat(Numbers.compact(number)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.3, 0.5", "7, 10", "12, 20", "21, 25", "402000, 500000"})
  void axesEndAtARoundNumber(double number, double top) {
    assertThat(Numbers.roundUp(number)).isEqualTo(top);
  }

  @ParameterizedTest
  @CsvSource({"1, 1 day", "3.5, 3.5 days", "14.2, 14 days", "0, 0 days"})
  void daysAreCounted(double days, String written) {
    assertThat(Numbers.days(days)).isEqualTo(written);
  }

  @Test
  void moneyDropsCentsOnlyWhereTheyAreNoise() {
    assertThat(Numbers.money(Money.of("12480.55", "EUR"))).isEqualTo("12,481\u00a0EUR");
    assertThat(Numbers.money(Money.of("99.5", "EUR"))).isEqualTo("99.50\u00a0EUR");
    assertThat(Numbers.money(Money.of("500", "JPY"))).isEqualTo("500\u00a0JPY");
    assertThat(Numbers.money(List.of())).isEqualTo("–");
  }

  @Test
  void aScoreIsRoundedDown() {
    assertThat(Numbers.score(99.99)).isEqualTo("99");
  }
}
