package dev.crmcore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Money adds up to the smallest unit, in currencies of 0, 2 and 3 decimals. */
class MoneyLawTest {
  private static final List<Currency> CURRENCIES =
      List.of(
          Currency.getInstance("JPY"), Currency.getInstance("EUR"), Currency.getInstance("KWD"));

  @Provide
  Arbitrary<Currency> currency() {
    return Arbitraries.of(CURRENCIES);
  }

  @Provide
  Arbitrary<Money> money() {
    return Combinators.combine(
            Arbitraries.longs().between(-10_000_000_000L, 10_000_000_000L), currency())
        .as(Money::ofMinor);
  }

  @Provide
  Arbitrary<List<Money>> parts() {
    return currency()
        .flatMap(
            one ->
                Arbitraries.longs()
                    .between(-1_000_000, 1_000_000)
                    .map(minor -> Money.ofMinor(minor, one))
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(30));
  }

  @Provide
  Arbitrary<List<BigDecimal>> weights() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.ZERO, new BigDecimal("1000"))
        .ofScale(3)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<BigDecimal> rate() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("0.0001"), new BigDecimal("500"))
        .ofScale(6);
  }

  private static BigDecimal unit(Money money) {
    return BigDecimal.ONE.movePointLeft(money.amount().scale());
  }

  @Property
  void aSplitByWeightsAddsUpAndIsFair(
      @ForAll("money") Money whole, @ForAll("weights") List<BigDecimal> weights) {
    BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    Assume.that(sum.signum() > 0);

    List<Money> parts = whole.allocate(weights);

    assertThat(parts).hasSameSizeAs(weights);
    assertThat(parts.stream().reduce(Money::plus)).contains(whole);
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal exact =
          whole.amount().multiply(weights.get(i)).divide(sum, 30, RoundingMode.HALF_EVEN);
      assertThat(parts.get(i).amount().subtract(exact).abs()).isLessThanOrEqualTo(unit(whole));
    }
  }

  @Property
  void whatIsConvertedTogetherAddsUp(
      @ForAll("parts") List<Money> parts,
      @ForAll("rate") BigDecimal rate,
      @ForAll("currency") Currency to) {
    List<Money> converted = Money.convertTogether(parts, rate, to);

    Money whole = parts.stream().reduce(Money::plus).orElseThrow();
    assertThat(converted.stream().reduce(Money::plus)).contains(whole.convert(rate, to));
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal exact = parts.get(i).amount().multiply(rate);
      assertThat(converted.get(i).amount().subtract(exact).abs())
          .isLessThan(unit(converted.get(i)).add(new BigDecimal("1e-9")));
    }
  }

  @Property
  void aConversionIsOffByHalfAUnitAtMost(
      @ForAll("money") Money money,
      @ForAll("rate") BigDecimal rate,
      @ForAll("currency") Currency to) {
    Money converted = money.convert(rate, to);

    assertThat(converted.currency()).isEqualTo(to);
    assertThat(converted.amount().subtract(money.amount().multiply(rate)).abs())
        .isLessThanOrEqualTo(unit(converted).divide(BigDecimal.valueOf(2)));
  }

  @Property
  void aLineWithDiscountAndTaxAddsUp(
      @ForAll("money") Money price, @ForAll("weights") List<BigDecimal> percents) {
    BigDecimal discount = percents.get(0).movePointLeft(1);
    DealLine line =
        DealLine.of("lamp", 3, price)
            .discounted(discount)
            .taxed(percents.get(percents.size() - 1).movePointLeft(1));

    assertThat(line.net().plus(line.tax())).isEqualTo(line.gross());
    assertThat(line.firstYear().allocate(12).stream().reduce(Money::plus))
        .contains(line.firstYear());
  }

  @Example
  void theFirstYearHasThePeriodsThatBeginInIt() {
    DealLine monthly = DealLine.of("care", 1, Money.parse("10 EUR")).every(BillingPeriod.MONTHLY);
    LocalDate april = LocalDate.of(2026, 4, 1);

    assertThat(monthly.firstYear()).isEqualTo(Money.parse("120 EUR"));
    assertThat(monthly.during(april, null).firstYear()).isEqualTo(Money.parse("120 EUR"));
    assertThat(monthly.during(april, LocalDate.of(2026, 6, 30)).firstYear())
        .isEqualTo(Money.parse("30 EUR"));
    assertThat(monthly.during(april, LocalDate.of(2026, 7, 1)).firstYear())
        .isEqualTo(Money.parse("40 EUR"));
    assertThat(monthly.during(april, LocalDate.of(2030, 1, 1)).firstYear())
        .isEqualTo(Money.parse("120 EUR"));
    assertThat(
            monthly
                .every(BillingPeriod.QUARTERLY)
                .during(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 4, 30))
                .firstYear())
        .isEqualTo(Money.parse("20 EUR"));
    assertThat(monthly.during(april, LocalDate.of(2026, 6, 30)).wholeYear())
        .isEqualTo(Money.parse("120 EUR"));
  }

  @Example
  void whatCannotBeSplitIsRefused() {
    Money euro = Money.parse("1 EUR");
    for (List<BigDecimal> bad :
        List.of(
            List.<BigDecimal>of(),
            List.of(BigDecimal.ZERO),
            List.of(BigDecimal.TEN, BigDecimal.valueOf(-1)))) {
      assertThatThrownBy(() -> euro.allocate(bad)).isInstanceOf(InvalidInputException.class);
    }
    assertThatThrownBy(
            () ->
                Money.convertTogether(
                    List.of(euro, Money.parse("1 USD")), BigDecimal.ONE, euro.currency()))
        .isInstanceOf(InvalidInputException.class);
  }
}
