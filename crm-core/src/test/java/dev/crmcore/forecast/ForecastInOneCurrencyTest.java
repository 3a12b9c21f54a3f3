package dev.crmcore.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.deal.Chance;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.ForecastSnapshot;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.QuotaPeriod;
import dev.crmcore.model.QuotaSubject;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.testkit.MutableClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForecastInOneCurrencyTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency USD = Currency.getInstance("USD");
  private static final Map<String, Set<String>> TEAMS =
      Map.of("anna", Set.of("west"), "bob", Set.of("west", "north"));
  private static final YearMonth MARCH = YearMonth.of(2026, 3);

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(clock)
          .rates(RatePolicy.home(EUR))
          .teams(user -> TEAMS.getOrDefault(user, Set.of()))
          .build();
  private final CrmSession session = crm.session("anna");
  private final Forecast forecast = session.forecast();
  private final CustomerId ada =
      session.customers().create(Person.builder().givenName("Ada").build()).id();
  private final Pipeline sales =
      session
          .deals()
          .createPipeline(
              Pipeline.of(
                  "Sales",
                  List.of(
                      Stage.of("new", "New", StageCategory.OPEN, 25),
                      Stage.of("won", "Won", StageCategory.WON, 100))));

  @AfterEach
  void close() {
    crm.close();
  }

  private void deal(@Nullable String owner, @Nullable String amount, String stage) {
    session
        .deals()
        .create(
            Deal.builder()
                .name("Lamps")
                .customerId(ada)
                .pipelineId(sales.id())
                .stage(stage)
                .owner(owner)
                .amount(amount == null ? null : Money.parse(amount))
                .expectedCloseOn(LocalDate.of(2026, 3, 20))
                .build());
  }

  private static String said(ForecastRow row) {
    return "%s won %s weighted %s of %d, without %d, left out %s"
        .formatted(
            row.owner(),
            row.won().amount(),
            row.weighted().amount(),
            row.deals(),
            row.withoutAmount(),
            row.unconverted());
  }

  @Test
  void whatCannotBeConvertedIsReported() {
    session.rates().set(USD, EUR, LocalDate.of(2026, 3, 1), new BigDecimal("0.9"), null);
    deal("anna", "100 USD", "won");
    deal("anna", "40 EUR", "new");
    deal("anna", "100 USD", "new");
    deal("anna", "7 CHF", "new");
    deal("anna", null, "new");
    deal("bob", "3 CHF", "won");
    session.rates().set(USD, EUR, LocalDate.of(2026, 3, 2), new BigDecimal("0.8"), null);

    assertThat(forecast.of(MARCH, MARCH, EUR))
        .extracting(ForecastInOneCurrencyTest::said)
        .containsExactly(
            "anna won 90.00 weighted 120.00 of 3, without 1, left out [7.00 CHF]",
            "bob won 0.00 weighted 0.00 of 0, without 0, left out [3.00 CHF]");
    assertThat(forecast.of(MARCH, MARCH, EUR).get(0).chances())
        .isEqualTo(Map.of(Chance.Source.STAGE, 2L));
    assertThat(forecast.snapshot(MARCH, MARCH, EUR))
        .extracting(ForecastSnapshot::unconverted)
        .containsExactly(1L, 1L);
    assertThat(session.analytics().pipeline(sales.id(), EUR).stages().get(0))
        .satisfies(
            stage -> {
              assertThat(stage.amounts()).containsExactly(Money.parse("120 EUR"));
              assertThat(stage.unconverted()).containsExactly(Money.parse("7 CHF"));
              assertThat(stage.withoutAmount()).isEqualTo(1);
            });
  }

  @Test
  void aTeamSellsWhatItsPeopleSell() {
    deal("anna", "40 EUR", "new");
    deal("bob", "60 EUR", "won");
    deal("eve", "1 EUR", "won");
    deal(null, "2 EUR", "won");
    forecast.quota(
        QuotaSubject.TEAM,
        "west",
        QuotaPeriod.QUARTER,
        YearMonth.of(2026, 1),
        Money.parse("1000 EUR"));
    forecast.quota("west", MARCH, Money.parse("5 EUR"));

    List<ForecastRow> rows = forecast.byTeam(MARCH, MARCH, EUR);

    assertThat(rows)
        .extracting(ForecastInOneCurrencyTest::said)
        .containsExactly(
            "north won 60.00 weighted 60.00 of 1, without 0, left out []",
            "west won 60.00 weighted 70.00 of 2, without 0, left out []",
            "null won 3.00 weighted 3.00 of 2, without 0, left out []");
    assertThat(rows.get(1).quota()).isEqualTo(Money.parse("333.33 EUR"));
  }

  @Test
  void aMonthCountsByWhatWasSaidOfItElseByItsPart() {
    forecast.quota(
        QuotaSubject.PERSON,
        "anna",
        QuotaPeriod.YEAR,
        YearMonth.of(2026, 1),
        Money.parse("1200 EUR"));
    forecast.quota(
        QuotaSubject.PERSON,
        "anna",
        QuotaPeriod.QUARTER,
        YearMonth.of(2026, 4),
        Money.parse("100 EUR"));
    forecast.quota("anna", YearMonth.of(2026, 5), Money.parse("7 EUR"));

    assertThat(forecast.of(MARCH, YearMonth.of(2026, 7), EUR))
        .extracting(row -> String.valueOf(row.quota()))
        .containsExactly("100.00 EUR", "33.34 EUR", "7.00 EUR", "33.33 EUR", "100.00 EUR");
    assertThatThrownBy(
            () ->
                forecast.quota(
                    QuotaSubject.PERSON, "anna", QuotaPeriod.QUARTER, MARCH, Money.parse("1 EUR")))
        .isInstanceOf(InvalidInputException.class);
  }
}
