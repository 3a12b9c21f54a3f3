package dev.crmcore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MoneyTest {
  @Test
  void theScaleIsThatOfTheCurrency() {
    assertThat(Money.of("10", "EUR")).isEqualTo(Money.of("10.00", "EUR"));
    assertThat(Money.of("10", "EUR").toString()).isEqualTo("10.00 EUR");
    assertThat(Money.of("10", "JPY").toString()).isEqualTo("10 JPY");
    assertThat(Money.of("1.5", "KWD").toString()).isEqualTo("1.500 KWD");
    assertThat(Money.of("10.50", "EUR").minor()).isEqualTo(1050);
    assertThat(Money.ofMinor(-1, Currency.getInstance("EUR"))).isEqualTo(Money.of("-0.01", "EUR"));
  }

  @Test
  void whatWouldBeRoundedIsRefused() {
    assertRefused("E_TYPE", () -> Money.of("0.001", "EUR"));
    assertRefused("E_TYPE", () -> Money.of("0.5", "JPY"));
    assertRefused("E_TYPE", () -> Money.of("99999999999999999.99", "EUR"));
    assertThat(Money.of("9999999999999999.99", "EUR").minor()).isEqualTo(999_999_999_999_999_999L);
  }

  @Test
  void whatIsNoMoneyIsRefused() {
    for (String text : List.of("", "10", "EUR", "10 EU", "ten EUR", "10 EUR EUR", "10,00 EUR")) {
      assertRefused("E_TYPE", () -> Money.parse(text));
    }
    assertThat(Money.parse("  10.00   EUR ")).isEqualTo(Money.of("10", "EUR"));
  }

  @Test
  void onlyOneCurrencyIsAddedAndSubtracted() {
    Money euros = Money.of("10.00", "EUR");

    assertThat(euros.plus(Money.of("0.01", "EUR"))).isEqualTo(Money.of("10.01", "EUR"));
    assertThat(euros.minus(Money.of("10.01", "EUR"))).isEqualTo(Money.of("-0.01", "EUR"));
    assertRefused("E_CURRENCY", () -> euros.plus(Money.of("1", "USD")));
    assertRefused("E_CURRENCY", () -> euros.minus(Money.of("1", "USD")));
  }

  @Test
  void productsAreRoundedHalfToEven() {
    assertThat(Money.of("0.05", "EUR").times(new BigDecimal("0.5")))
        .isEqualTo(Money.of("0.02", "EUR"));
    assertThat(Money.of("0.15", "EUR").times(new BigDecimal("0.5")))
        .isEqualTo(Money.of("0.08", "EUR"));
  }

  @Test
  void partsAddUpAndDifferByOneUnitAtMost() {
    assertThat(Money.of("10.00", "EUR").allocate(3))
        .containsExactly(Money.of("3.34", "EUR"), Money.of("3.33", "EUR"), Money.of("3.33", "EUR"));
    assertThat(Money.of("-0.05", "EUR").allocate(2))
        .containsExactly(Money.of("-0.03", "EUR"), Money.of("-0.02", "EUR"));
    assertThat(Money.of("0.01", "EUR").allocate(2))
        .containsExactly(Money.of("0.01", "EUR"), Money.of("0.00", "EUR"));
    assertThatThrownBy(() -> Money.of("1", "EUR").allocate(0))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void partsOfAnythingAddUp() {
    long seed = 42;
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      Money whole = Money.ofMinor(random.nextLong() % 1_000_000_000L, Currency.getInstance("EUR"));
      int number = 1 + random.nextInt(20);

      List<Money> parts = whole.allocate(number);

      Money sum = parts.stream().reduce(Money.of("0", "EUR"), Money::plus);
      assertThat(parts).as("seed %d, %s in %d", seed, whole, number).hasSize(number);
      assertThat(sum).as("seed %d, %s in %d", seed, whole, number).isEqualTo(whole);
      long spread = parts.get(0).minor() - parts.get(number - 1).minor();
      assertThat(Math.abs(spread)).isLessThanOrEqualTo(1);
    }
  }

  private static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
