package dev.crmcore.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class ExtremeNumbersTest {
  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e301"})
  void decimalsBeyondADoubleAreRefused(String text) {
    assertThatThrownBy(() -> FieldType.DECIMAL.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999 EUR", "-1e999999999 EUR", "1e-999999999 EUR", "1e18 JPY"})
  void amountsBeyondEighteenDigitsAreRefused(String text) {
    assertThatThrownBy(() -> FieldType.MONEY.parse(text)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void largeButOrdinaryNumbersAreRead() {
    assertThat(FieldType.DECIMAL.parse("0e999999999")).isEqualTo(BigDecimal.ZERO);
    assertThat(FieldType.DECIMAL.parse("1e15")).isEqualTo(new BigDecimal("1000000000000000"));
    assertThat(FieldType.MONEY.parse("1e17 JPY")).hasToString("100000000000000000 JPY");
    assertThat(FieldType.MONEY.parse("0e999999999 EUR")).hasToString("0.00 EUR");
    assertThat(FieldType.MONEY.parse("0e-999999999 EUR")).hasToString("0.00 EUR");
  }
}
