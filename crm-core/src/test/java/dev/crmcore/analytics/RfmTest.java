package dev.crmcore.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.RfmRating;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RfmTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Duration YEAR = Duration.ofDays(365);

  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).build();
  private final CrmSession session = crm.session("anna");

  @AfterEach
  void close() {
    crm.close();
  }

  private CustomerId buyer(String name, int daysAgo, int purchases, String each) {
    CustomerId id = session.customers().create(Person.builder().givenName(name).build()).id();
    for (int i = 0; i < purchases; i++) {
      buy(id, daysAgo + i, each, "EUR");
    }
    return id;
  }

  private void buy(CustomerId id, int daysAgo, String amount, String currency) {
    session
        .purchases()
        .record(
            Purchase.builder()
                .customerId(id)
                .amount(Money.of(amount, currency))
                .occurredAt(clock.instant().minus(Duration.ofDays(daysAgo)))
                .build());
  }

  private RfmRating of(CustomerId id) {
    return session.rfm().of(id).orElseThrow();
  }

  @Test
  void fiveBuyersHaveTheFiveScores() {
    List<CustomerId> buyers = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      buyers.add(buyer("B" + i, 100 - 10 * i, i, (6 - i) + "00.00"));
    }

    RfmReport report = session.rfm().rate(YEAR, EUR);

    assertThat(report.customers()).isEqualTo(5);
    assertThat(report.frequency()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(buyers).extracting(id -> of(id).recency()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(buyers).extracting(id -> of(id).frequency()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(report.monetary()).hasSize(5).first().isEqualTo(Money.of("500.00", "EUR"));
    assertThat(session.segments().count(session.segments().parse("rfm.max(recency) >= 4")))
        .isEqualTo(2);
    assertThat(of(buyers.get(2)).amount()).isEqualTo(Money.of("900.00", "EUR"));
  }

  @Test
  void whoIsEqualHasTheSameScoreAndOtherCurrenciesAndTimesDoNotCount() {
    CustomerId one = buyer("A", 10, 1, "50.00");
    CustomerId same = buyer("B", 10, 1, "50.00");
    CustomerId old = buyer("C", 400, 3, "500.00");
    CustomerId foreign = session.customers().create(Person.builder().givenName("D").build()).id();
    buy(foreign, 1, "900.00", "USD");

    assertThat(session.rfm().rate(YEAR, EUR).customers()).isEqualTo(2);
    assertThat(of(one).monetary()).isEqualTo(of(same).monetary());
    assertThat(session.rfm().of(old)).isEmpty();
    assertThat(session.rfm().of(foreign)).isEmpty();
  }

  @Test
  void ratingAgainReplacesAndForgets() {
    CustomerId ada = buyer("A", 300, 1, "50.00");
    session.rfm().rate(YEAR, EUR);
    Instant first = of(ada).ratedAt();

    clock.advance(Duration.ofDays(10));
    session.rfm().rate(YEAR, EUR);
    assertThat(of(ada).ratedAt()).isAfter(first);

    clock.advance(Duration.ofDays(100));
    RfmReport none = session.rfm().rate(YEAR, EUR);
    assertThat(none.customers()).isZero();
    assertThat(none.recency()).isEmpty();
    assertThat(session.rfm().of(ada)).isEmpty();
    assertThatThrownBy(() -> session.rfm().rate(Duration.ofHours(1), EUR))
        .isInstanceOf(InvalidInputException.class);
  }
}
