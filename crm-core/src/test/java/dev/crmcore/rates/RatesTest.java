package dev.crmcore.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.deal.ConvertedAmount;
import dev.crmcore.deal.Deals;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.ExchangeRate;
import dev.crmcore.model.FrozenRate;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.testkit.MutableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RatesTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency USD = Currency.getInstance("USD");
  private static final Currency JPY = Currency.getInstance("JPY");
  private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
  private static final LocalDate MARCH_5 = LocalDate.of(2026, 3, 5);

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).rates(RatePolicy.home(EUR)).build();
  private final CrmSession session = crm.session("anna");
  private final Rates rates = session.rates();
  private final Deals deals = session.deals();

  @AfterEach
  void close() {
    crm.close();
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private DealId deal(String amount) {
    CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();
    Pipeline sales =
        deals
            .pipeline("Sales")
            .orElseGet(
                () ->
                    deals.createPipeline(
                        Pipeline.of(
                            "Sales",
                            List.of(
                                Stage.of("new", "New", StageCategory.OPEN, 10),
                                Stage.of("won", "Won", StageCategory.WON, 100)))));
    return deals
        .create(
            Deal.builder()
                .name("Lamps")
                .customerId(ada)
                .pipelineId(sales.id())
                .amount(Money.parse(amount))
                .build())
        .id();
  }

  @Test
  void aPipelineThatClosesADealFreezesItsRate() {
    rates.set(USD, EUR, LocalDate.of(2026, 3, 1), number("0.92"), "ECB");
    DealId mapped = deal("100 USD");
    Pipeline sales = deals.pipeline("Sales").orElseThrow();

    deals.changePipeline(sales.withStages(sales.stages().subList(1, 2)), Map.of("new", "won"));

    assertThat(deals.get(mapped).closedAt()).isNotNull();
    assertThat(deals.get(mapped).frozenRate()).isNotNull();
  }

  @Test
  void theNewestRateUpToTheDayCounts() {
    rates.set(USD, EUR, MARCH_1, number("0.90"), "ECB");
    rates.set(USD, EUR, MARCH_5, number("0.8"), "ECB");

    assertThat(rates.find(USD, EUR, MARCH_1.minusDays(1))).isEmpty();
    FoundRate found = rates.find(USD, EUR, MARCH_5.minusDays(1)).orElseThrow();
    assertThat(found.rate()).isEqualTo(new FrozenRate("USD", "EUR", number("0.9"), MARCH_1));
    assertThat(found.formula()).isEqualTo("1 USD = 0.9 EUR on 2026-03-01");
    assertThat(rates.convert(Money.parse("10.01 USD"), EUR, MARCH_5.plusYears(1)))
        .contains(Money.parse("8.01 EUR"));
    assertThat(rates.find(EUR, USD, MARCH_5)).as("the policy allows no inverse").isEmpty();
    assertThat(rates.find(EUR, EUR, MARCH_1).orElseThrow().rate().rate()).isEqualTo("1");
  }

  @Test
  void aRateIsSaidAnewAndTakenBack() {
    rates.set(USD, EUR, MARCH_1, number("0.9"), null);
    ExchangeRate mended = rates.set(USD, EUR, MARCH_1, number("0.91"), "ECB");

    assertThat(rates.list(USD, EUR)).containsExactly(mended);
    rates.remove(mended.id());
    assertThat(rates.list(USD, EUR)).isEmpty();
    for (String bad : List.of("0", "-1", "0.1234567890123456")) {
      assertThatThrownBy(() -> rates.set(USD, EUR, MARCH_1, number(bad), null))
          .isInstanceOf(InvalidInputException.class)
          .satisfies(e -> assertThat(((InvalidInputException) e).code()).isEqualTo("E_RATE"));
    }
    assertThatThrownBy(() -> rates.set(EUR, EUR, MARCH_1, BigDecimal.ONE, null))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void whatMayStandInIsSaidAndTold() {
    try (Crm free =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .rates(RatePolicy.home(EUR).orInverse().orThrough(USD))
            .build()) {
      Rates some = free.session("anna").rates();
      some.set(EUR, USD, MARCH_1, number("1.25"), null);
      some.set(USD, JPY, MARCH_5, number("150"), null);

      FoundRate yen = some.find(JPY, EUR, MARCH_5).orElseThrow();

      assertThat(yen.rate())
          .isEqualTo(new FrozenRate("JPY", "EUR", number("0.00533333333333334"), MARCH_1));
      assertThat(yen.madeOf()).hasSize(2);
      assertThat(yen.formula())
          .isEqualTo(
              "the inverse of 1 USD = 150 JPY on 2026-03-05, times the inverse of 1 EUR = 1.25 USD"
                  + " on 2026-03-01");
      assertThat(yen.convert(Money.parse("1500 JPY"))).isEqualTo(Money.parse("8.00 EUR"));
      assertThat(some.find(JPY, EUR, MARCH_5.minusDays(1))).isEmpty();
    }
  }

  @Test
  void whatWasWonIsWorthTheSameForEver() {
    rates.set(USD, EUR, MARCH_1, number("0.9"), null);
    DealId id = deal("100 USD");
    assertThat(deals.amountIn(id, EUR, MARCH_1))
        .contains(
            new ConvertedAmount(
                Money.parse("100 USD"),
                Money.parse("90 EUR"),
                new FrozenRate("USD", "EUR", number("0.9"), MARCH_1),
                false));
    deals.move(id, "won", null);
    assertThat(deals.get(id).frozenRate())
        .isEqualTo(new FrozenRate("USD", "EUR", number("0.9"), MARCH_1));

    rates.set(USD, EUR, MARCH_1, number("0.5"), "mended");
    clock.advance(Duration.ofDays(30));
    rates.set(USD, EUR, MARCH_5, number("0.7"), null);

    ConvertedAmount later = deals.amountIn(id, EUR, MARCH_5).orElseThrow();
    assertThat(later.amount()).isEqualTo(Money.parse("90 EUR"));
    assertThat(later.frozen()).isTrue();
    assertThat(deals.amountIn(id, EUR, MARCH_1).orElseThrow().amount())
        .as("it was open on that day")
        .isEqualTo(Money.parse("50 EUR"));
    assertThat(deals.amountIn(id, JPY, MARCH_5)).isEmpty();
    assertThat(deals.update(deals.get(id).toBuilder().amount(Money.parse("200 USD")).build()))
        .extracting(Deal::frozenRate)
        .isEqualTo(new FrozenRate("USD", "EUR", number("0.9"), MARCH_1));
    assertThat(deals.update(deals.get(id).toBuilder().amount(Money.parse("200 EUR")).build()))
        .extracting(Deal::frozenRate)
        .isNull();
    deals.move(id, "new", "again");
    assertThat(deals.get(id).frozenRate()).isNull();
  }

  @Test
  void aDealThatIsClosedAnewTakesTheRateOfThen() {
    rates.set(USD, EUR, MARCH_1, number("0.9"), null);
    rates.set(USD, EUR, MARCH_5, number("0.7"), null);
    DealId id = deal("100 USD");
    Pipeline sales = deals.pipeline("Sales").orElseThrow();
    deals.changePipeline(
        sales.withStages(
            List.of(
                Stage.of("new", "New", StageCategory.OPEN, 10),
                Stage.of("won", "Won", StageCategory.WON, 100),
                Stage.of("paid", "Paid", StageCategory.WON, 100),
                Stage.of("lost", "Lost", StageCategory.LOST, 0))),
        Map.of());
    deals.move(id, "won", null);
    clock.advance(Duration.ofDays(30));

    deals.move(id, "paid", null);
    assertThat(deals.get(id).frozenRate())
        .isEqualTo(new FrozenRate("USD", "EUR", number("0.9"), MARCH_1));
    deals.move(id, "lost", null);
    assertThat(deals.get(id).frozenRate())
        .isEqualTo(new FrozenRate("USD", "EUR", number("0.7"), MARCH_5));
  }

  @Test
  void aRateIsFrozenLaterWhereThereWasNone() {
    DealId id = deal("100 USD");
    deals.move(id, "won", null);
    assertThat(deals.get(id).frozenRate()).isNull();
    assertThat(deals.amountIn(id, EUR, MARCH_5)).isEmpty();
    clock.advance(Duration.ofDays(30));
    rates.set(USD, EUR, MARCH_1, number("0.9"), null);
    rates.set(USD, EUR, MARCH_5, number("0.7"), null);

    assertThat(deals.freezeRate(id).frozenRate())
        .as("that of the day on which it was closed")
        .isEqualTo(new FrozenRate("USD", "EUR", number("0.9"), MARCH_1));
  }

  @Test
  void aRateThatWasAgreedBeforeStays() {
    rates.set(USD, EUR, MARCH_1, number("0.9"), null);
    DealId id = deal("100 USD");
    deals.freezeRate(id);
    rates.set(USD, EUR, MARCH_1, number("0.5"), null);

    deals.move(id, "won", null);

    assertThat(deals.amountIn(id, EUR, MARCH_5).orElseThrow().amount())
        .isEqualTo(Money.parse("90 EUR"));
  }
}
