package dev.crmcore.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.analytics.MonthRange;
import dev.crmcore.model.BillingPeriod;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealLine;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.testkit.MutableClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

class RevenueTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final MonthRange SPRING =
      new MonthRange(YearMonth.of(2026, 3), YearMonth.of(2026, 6));

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).rates(RatePolicy.home(EUR)).build();
  private final CrmSession session = crm.session("anna");
  private final CustomerId ada = customer("Ada");
  private final CustomerId bob = customer("Bob");
  private final Pipeline sales =
      session
          .deals()
          .createPipeline(
              Pipeline.of(
                  "Sales",
                  List.of(
                      Stage.of("new", "New", StageCategory.OPEN, 25),
                      Stage.of("won", "Won", StageCategory.WON, 100),
                      Stage.of("lost", "Lost", StageCategory.LOST, 0))));

  @AfterProperty
  void close() {
    crm.close();
  }

  private CustomerId customer(String name) {
    return session.customers().create(Person.builder().givenName(name).build()).id();
  }

  private void deal(CustomerId customer, String stage, DealLine... lines) {
    session
        .deals()
        .create(
            Deal.builder()
                .name("Care")
                .customerId(customer)
                .pipelineId(sales.id())
                .stage(stage)
                .lines(List.of(lines))
                .build());
  }

  private static DealLine line(String price, BillingPeriod billing) {
    return DealLine.of("care", 1, Money.parse(price)).every(billing);
  }

  @Example
  void theLinesOfADealAddUpToWhatItIsWorthInAnotherCurrency() {
    session
        .rates()
        .set(
            Currency.getInstance("USD"),
            EUR,
            LocalDate.of(2026, 3, 1),
            new BigDecimal("0.905"),
            "bank");
    deal(
        ada,
        "won",
        DealLine.of("a", 1, Money.parse("1.01 USD")),
        DealLine.of("b", 1, Money.parse("1.01 USD")),
        DealLine.of("c", 1, Money.parse("1.01 USD")));

    assertThat(session.revenue().recurring(SPRING, EUR).months().get(0).oneOff())
        .isEqualTo(Money.parse("2.74 EUR"));
  }

  private static LocalDate day(int month, int day) {
    return LocalDate.of(2026, month, day);
  }

  private static String said(RevenueFigures.Month month) {
    return "%d: mrr %s arr %s, +%s +%s -%s -%s, of %d, once %s"
        .formatted(
            month.month().getMonthValue(),
            month.mrr().amount(),
            month.arr().amount(),
            month.started().amount(),
            month.expanded().amount(),
            month.contracted().amount(),
            month.churned().amount(),
            month.customers(),
            month.oneOff().amount());
  }

  @Example
  void customersStartPayMorePayLessAndGo() {
    deal(
        ada,
        "won",
        line("10 EUR", BillingPeriod.MONTHLY),
        line("100 EUR", BillingPeriod.YEARLY).during(day(4, 1), day(5, 30)),
        DealLine.of("lamp", 2, Money.parse("30 EUR")));
    deal(bob, "won", line("9 EUR", BillingPeriod.QUARTERLY).during(day(3, 31), day(4, 30)));
    deal(bob, "new", line("1000 EUR", BillingPeriod.MONTHLY));
    deal(bob, "lost", line("1000 EUR", BillingPeriod.MONTHLY));
    deal(bob, "won", line("5 USD", BillingPeriod.MONTHLY));

    RevenueFigures figures = session.revenue().recurring(SPRING, EUR);

    assertThat(figures.months())
        .extracting(RevenueTest::said)
        .containsExactly(
            "3: mrr 13.00 arr 156.00, +13.00 +0.00 -0.00 -0.00, of 2, once 60.00",
            "4: mrr 21.33 arr 256.00, +0.00 +8.33 -0.00 -0.00, of 2, once 0.00",
            "5: mrr 10.00 arr 120.00, +0.00 +0.00 -8.33 -3.00, of 1, once 0.00",
            "6: mrr 10.00 arr 120.00, +0.00 +0.00 -0.00 -0.00, of 1, once 0.00");
    assertThat(figures.unconverted()).containsExactly(Money.parse("5 USD"));
  }

  @Example
  void aRateThatWasFrozenStays() {
    Currency usd = Currency.getInstance("USD");
    session.rates().set(usd, EUR, day(3, 1), new BigDecimal("0.9"), null);
    deal(ada, "won", line("10 USD", BillingPeriod.MONTHLY));
    session.rates().set(usd, EUR, day(3, 1), new BigDecimal("0.5"), null);

    assertThat(session.revenue().recurring(SPRING, EUR).months().get(3).mrr())
        .isEqualTo(Money.parse("9 EUR"));
  }

  @Provide
  Arbitrary<List<DealLine>> lines() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 100_000),
            Arbitraries.of(BillingPeriod.class),
            Arbitraries.integers().between(0, 200),
            Arbitraries.integers().between(0, 200).injectNull(0.3))
        .as(
            (cents, billing, start, days) ->
                DealLine.of("care", 1, Money.ofMinor(cents, EUR))
                    .every(billing)
                    .during(
                        day(2, 1).plusDays(start),
                        days == null ? null : day(2, 1).plusDays(start + days)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  /** What came and went explains the whole, to the cent, whatever was sold. */
  @Property(tries = 60)
  void movementsExplainTheRevenue(
      @ForAll("lines") List<DealLine> some, @ForAll("lines") List<DealLine> others) {
    deal(ada, "won", some.toArray(DealLine[]::new));
    deal(customer("Cleo"), "won", others.toArray(DealLine[]::new));

    List<RevenueFigures.Month> months =
        session
            .revenue()
            .recurring(new MonthRange(YearMonth.of(2026, 1), YearMonth.of(2027, 3)), EUR)
            .months();

    Money before = Money.parse("0 EUR");
    for (RevenueFigures.Month month : months) {
      assertThat(month.mrr())
          .isEqualTo(
              before
                  .plus(month.started())
                  .plus(month.expanded())
                  .minus(month.contracted())
                  .minus(month.churned()));
      for (Money part :
          List.of(month.started(), month.expanded(), month.contracted(), month.churned())) {
        assertThat(part.amount()).isNotNegative();
      }
      before = month.mrr();
    }
  }
}
