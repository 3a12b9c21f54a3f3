package dev.crmcore.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.ForecastSnapshot;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.testkit.MutableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final YearMonth APRIL = YearMonth.of(2026, 4);

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).build();
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
                      Stage.of("sure", "Sure", StageCategory.OPEN, 80),
                      Stage.of("won", "Won", StageCategory.WON, 100),
                      Stage.of("lost", "Lost", StageCategory.LOST, 0))));

  @AfterEach
  void close() {
    crm.close();
  }

  private Deal deal(String owner, String amount, String stage, String closeOn) {
    return session
        .deals()
        .create(
            Deal.builder()
                .name(amount)
                .customerId(ada)
                .pipelineId(sales.id())
                .stage(stage)
                .owner(owner)
                .amount(Money.parse(amount))
                .expectedCloseOn(closeOn == null ? null : LocalDate.parse(closeOn))
                .build());
  }

  private List<String> rows() {
    return forecast.of(MARCH, APRIL, EUR).stream()
        .map(
            row ->
                "%s %s won %s weighted %s best %s worst %s quota %s"
                    .formatted(
                        row.month(),
                        row.owner(),
                        row.won().amount(),
                        row.weighted().amount(),
                        row.best().amount(),
                        row.worst().amount(),
                        row.quota() == null ? "-" : row.quota().amount()))
        .toList();
  }

  @Test
  void thatNothingWasExpectedAnyMoreIsRemembered() {
    Deal deal = deal("anna", "100 EUR", "new", "2026-03-20");
    forecast.snapshot(MARCH, APRIL, EUR);
    clock.set(Instant.parse("2026-03-07T10:00:00Z"));
    session.deals().update(deal.toBuilder().expectedCloseOn(LocalDate.parse("2026-04-20")).build());
    forecast.snapshot(MARCH, APRIL, EUR);

    assertThat(forecast.asOf(LocalDate.parse("2026-03-08"), MARCH))
        .extracting(ForecastSnapshot::owner, ForecastSnapshot::best)
        .containsExactly(tuple(null, Money.parse("0 EUR")));
    assertThat(forecast.asOf(LocalDate.parse("2026-03-08"), APRIL))
        .extracting(ForecastSnapshot::owner, ForecastSnapshot::best)
        .containsExactly(tuple("anna", Money.parse("100 EUR")));
  }

  @Test
  void whoeverSoldWhatNobodyExpectedCountsInTheAccuracy() {
    deal("anna", "100 EUR", "new", "2026-03-20");
    forecast.snapshot(MARCH, MARCH, EUR);
    deal("carl", "500 EUR", "won", null);

    assertThat(forecast.accuracy(LocalDate.parse("2026-03-02"), MARCH))
        .extracting(
            one -> one.forecast().owner(), one -> one.forecast().best(), ForecastAccuracy::won)
        .containsExactly(
            tuple("anna", Money.parse("100 EUR"), Money.parse("0 EUR")),
            tuple("carl", Money.parse("0 EUR"), Money.parse("500 EUR")));
  }

  @Test
  void wonOpenAndSureDealsCountInTheirMonths() {
    deal("anna", "100 EUR", "won", null);
    deal("anna", "10 EUR", "new", "2026-03-20");
    deal("anna", "1000 EUR", "sure", "2026-02-20"); // late, so it counts now
    deal("bob", "7 EUR", "new", "2026-04-01");
    deal("anna", "5 USD", "new", "2026-03-20");
    deal("anna", "9 EUR", "lost", "2026-03-20");
    deal("anna", "9 EUR", "new", null);
    deal("anna", "9 EUR", "new", "2026-05-01");
    deal(null, "3.33 EUR", "new", "2026-04-30");
    forecast.quota("anna", MARCH, Money.parse("500 EUR"));
    forecast.quota("cleo", APRIL, Money.parse("50 EUR"));

    assertThat(rows())
        .containsExactly(
            "2026-03 anna won 100.00 weighted 902.50 best 1110.00 worst 1100.00 quota 500.00",
            "2026-04 bob won 0.00 weighted 1.75 best 7.00 worst 0.00 quota -",
            "2026-04 cleo won 0.00 weighted 0.00 best 0.00 worst 0.00 quota 50.00",
            "2026-04 null won 0.00 weighted 0.83 best 3.33 worst 0.00 quota -");
    forecast.quota("anna", MARCH, Money.parse("600 EUR"));
    assertThat(rows().get(0)).endsWith("quota 600.00");
    assertThatThrownBy(() -> forecast.of(APRIL, MARCH, EUR))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void whatWasExpectedIsKeptAndComparedWithWhatCame() {
    Deal one = deal("anna", "100 EUR", "new", "2026-03-20");
    deal("anna", "100 EUR", "sure", "2026-03-21");
    forecast.snapshot(MARCH, APRIL, EUR);
    forecast.snapshot(MARCH, APRIL, EUR);
    clock.set(Instant.parse("2026-03-15T10:00:00Z"));
    session.deals().move(one.id(), "won", "price");
    forecast.snapshot(MARCH, APRIL, EUR);
    clock.set(Instant.parse("2026-04-10T10:00:00Z"));

    assertThat(forecast.asOf(LocalDate.of(2026, 3, 1), MARCH)).isEmpty();
    assertThat(forecast.asOf(LocalDate.of(2026, 3, 10), MARCH))
        .extracting(ForecastSnapshot::weighted)
        .containsExactly(Money.parse("105 EUR"));
    assertThat(forecast.asOf(LocalDate.of(2026, 4, 1), MARCH))
        .extracting(ForecastSnapshot::weighted)
        .containsExactly(Money.parse("180 EUR"));
    List<ForecastAccuracy> accuracy = forecast.accuracy(LocalDate.of(2026, 3, 15), MARCH);
    assertThat(accuracy).hasSize(1);
    assertThat(accuracy.get(0).won()).isEqualTo(Money.parse("100 EUR"));
    assertThat(accuracy.get(0).errorPercent()).isEqualByComparingTo("80.0");
  }
}
