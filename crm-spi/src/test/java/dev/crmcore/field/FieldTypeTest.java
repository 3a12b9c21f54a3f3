package dev.crmcore.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FieldTypeTest {
  @Test
  void everyValueIsReadBackFromItsText() {
    assertRoundTrip(FieldType.TEXT, "", " ", "O'Brien", "陈🙂", "a\nb");
    assertRoundTrip(FieldType.CODE, "", "007", "ß");
    assertRoundTrip(FieldType.INTEGER, 0L, Long.MIN_VALUE, Long.MAX_VALUE);
    assertRoundTrip(FieldType.BOOLEAN, true, false);
    assertRoundTrip(
        FieldType.INSTANT,
        Instant.EPOCH,
        Instant.parse("0001-01-01T00:00:00Z"),
        Instant.parse("9999-12-31T23:59:59.999999Z"));
    assertRoundTrip(FieldType.DATE, LocalDate.parse("0001-01-01"), LocalDate.parse("9999-12-31"));
    assertRoundTrip(
        FieldType.MONEY,
        Money.of("9999999999999999.99", "EUR"),
        Money.of("-5", "JPY"),
        Money.of("0.001", "KWD"));
    assertRoundTrip(
        FieldType.ID, new UUID(0, 0), new UUID(-1, -1), new UUID(Long.MIN_VALUE, Long.MAX_VALUE));
    assertRoundTrip(FieldType.choice(LifecycleStage.class), LifecycleStage.values());
  }

  @Test
  void everyDecimalIsReadBackFromItsTextInItsShortestForm() {
    for (String text : List.of("0", "1", "-0.000001", "99.95", "999999999999999", "0.1")) {
      BigDecimal value = FieldType.DECIMAL.parse(text);

      assertThat(FieldType.DECIMAL.format(value)).isEqualTo(text);
      assertThat(FieldType.DECIMAL.parse(FieldType.DECIMAL.format(value))).isEqualTo(value);
    }
    assertThat(FieldType.DECIMAL.parse("2.50")).isEqualTo(FieldType.DECIMAL.parse("2.5"));
    assertThat(FieldType.DECIMAL.parse("1e3")).isEqualTo(new BigDecimal("1000"));
    assertThat(FieldType.DECIMAL.parse("0.00")).isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void textThatIsNoValueIsRefusedWithAHint() {
    assertRefused(FieldType.INTEGER, "1.5", "a whole number");
    assertRefused(FieldType.INTEGER, "9223372036854775808", "a whole number");
    assertRefused(FieldType.DECIMAL, "1,5", "a decimal number");
    assertRefused(FieldType.DECIMAL, "1234567890.1234567", "at most 15 digits");
    assertRefused(FieldType.BOOLEAN, "yes", "true or false");
    assertRefused(FieldType.INSTANT, "2026-03-01", "a moment such as");
    assertRefused(FieldType.DATE, "2026-02-29", "a date such as");
    assertRefused(FieldType.DATE, "+10000-01-01", "a date such as");
    assertRefused(FieldType.MONEY, "10", "an amount of money");
    assertRefused(FieldType.ID, "x", "an id such as");
    assertRefused(FieldType.choice(LifecycleStage.class), "NOBODY", "one of");
    assertRefused(FieldType.TEXT, "a\0b", "text without control characters");
  }

  @Test
  void aLongTextIsNotRepeatedInFullInTheMessage() {
    assertThatThrownBy(() -> FieldType.INTEGER.parse("x".repeat(10_000)))
        .isInstanceOf(InvalidInputException.class)
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(200));
  }

  @Test
  void momentsAreReadToTheMicrosecond() {
    assertThat(FieldType.INSTANT.parse("2026-03-01T10:00:00.123456789Z"))
        .isEqualTo(Instant.parse("2026-03-01T10:00:00.123456Z"));
  }

  @Test
  void valuesAreOrderedAsTheirKindSays() {
    assertOrder(FieldType.TEXT, "", "anna", "b", "Z", "я", "陈", "\uFFFD", "🙂");
    assertOrder(FieldType.CODE, "", "B", "a", "\uFFFD", "🙂");
    assertOrder(FieldType.BOOLEAN, false, true);
    assertOrder(
        FieldType.ID,
        new UUID(0, 0),
        new UUID(0, -1),
        new UUID(Long.MAX_VALUE, 0),
        new UUID(Long.MIN_VALUE, 0),
        new UUID(-1, -1));
    assertOrder(
        FieldType.MONEY,
        Money.of("9.00", "EUR"),
        Money.of("10.00", "EUR"),
        Money.of("5", "JPY"),
        Money.of("1.00", "USD"));
    assertThat(FieldType.TEXT.compare("ANNA", "anna")).isZero();
    assertThat(FieldType.CODE.compare("ANNA", "anna")).isNegative();
    assertThat(FieldType.DECIMAL.compare(new BigDecimal("2.50"), new BigDecimal("2.5"))).isZero();
  }

  @Test
  void moneyIsComparableWithinOneCurrencyAlone() {
    assertThat(FieldType.MONEY.comparable(Money.of("1", "EUR"), Money.of("2", "EUR"))).isTrue();
    assertThat(FieldType.MONEY.comparable(Money.of("1", "EUR"), Money.of("1", "USD"))).isFalse();
    assertThat(FieldType.TEXT.comparable("a", "b")).isTrue();
  }

  @Test
  void castRefusesValuesOfAnotherType() {
    assertThatThrownBy(() -> FieldType.INTEGER.cast("1"))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_TYPE"));
    assertThat(FieldType.INTEGER.cast(1L)).isEqualTo(1L);
  }

  @SafeVarargs
  private static <V> void assertRoundTrip(FieldType<V> type, V... values) {
    for (V value : values) {
      assertThat(type.parse(type.format(value))).isEqualTo(value);
    }
  }

  private static void assertRefused(FieldType<?> type, String text, String hint) {
    assertThatThrownBy(() -> type.parse(text))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(e.code()).isEqualTo("E_TYPE");
              assertThat(e).hasMessageContaining(hint);
            });
  }

  @SafeVarargs
  private static <V> void assertOrder(FieldType<V> type, V... ascending) {
    for (int i = 0; i < ascending.length; i++) {
      for (int j = 0; j < ascending.length; j++) {
        assertThat(Integer.signum(type.compare(ascending[i], ascending[j])))
            .as("%s and %s", ascending[i], ascending[j])
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }
}
