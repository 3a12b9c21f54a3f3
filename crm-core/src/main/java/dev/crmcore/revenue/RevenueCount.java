package dev.crmcore.revenue;

import dev.crmcore.analytics.MonthRange;
import dev.crmcore.deal.DealAmounts;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.BillingPeriod;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealLine;
import dev.crmcore.model.Money;
import dev.crmcore.rates.RatePolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts recurring revenue by customer and month. */
final class RevenueCount {
  private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

  private final DealAmounts amounts;
  private final MonthRange range;
  private final ZoneId zone;
  private final Money zero;

  /** The month before the range, and its months. */
  private final List<YearMonth> months = new ArrayList<>();

  /** What each customer pays in a year, by month. */
  private final Map<CustomerId, Money[]> yearly = new HashMap<>();

  private final Map<YearMonth, Money> oneOff = new HashMap<>();
  private final List<Money> unconverted = new ArrayList<>();

  RevenueCount(Reader reader, RatePolicy rates, Currency currency, MonthRange range, ZoneId zone) {
    this.amounts = new DealAmounts(reader, rates, currency, zone);
    this.range = range;
    this.zone = zone;
    this.zero = Money.ofMinor(0, currency);
    months.add(range.first().minusMonths(1));
    months.addAll(range.months());
  }

  void add(Deal deal) {
    Instant closed = deal.closedAt();
    if (closed == null) {
      return;
    }
    List<DealLine> lines = lines(deal);
    if (lines.isEmpty()) {
      return;
    }
    LocalDate won = LocalDate.ofInstant(closed, zone);
    Optional<List<Money>> converted =
        amounts.convertTogether(deal, lines.stream().map(DealLine::wholeYear).toList(), won);
    for (int i = 0; i < lines.size(); i++) {
      DealLine line = lines.get(i);
      Money worth = converted.isPresent() ? converted.get().get(i) : null;
      if (line.billing() == BillingPeriod.ONCE) {
        addOnce(line, worth, won);
      } else {
        addRecurring(deal.customerId(), line, worth, won);
      }
    }
  }

  private static List<DealLine> lines(Deal deal) {
    Money amount = deal.amount();
    return deal.lines().isEmpty() && amount != null
        ? List.of(DealLine.of(deal.name(), 1, amount))
        : deal.lines();
  }

  private void addOnce(DealLine line, @Nullable Money worth, LocalDate won) {
    YearMonth month = YearMonth.from(won);
    if (!month.isBefore(range.first()) && !month.isAfter(range.last())) {
      if (worth == null) {
        unconverted.add(line.net());
      } else {
        oneOff.merge(month, worth, Money::plus);
      }
    }
  }

  private void addRecurring(
      CustomerId customer, DealLine line, @Nullable Money inYear, LocalDate won) {
    LocalDate start = line.startsOn() == null ? won : line.startsOn();
    LocalDate end = line.endsOn() == null ? LocalDate.MAX : line.endsOn();
    boolean runs =
        months.stream()
            .map(YearMonth::atEndOfMonth)
            .anyMatch(day -> !day.isBefore(start) && !day.isAfter(end));
    if (!runs) {
      return;
    }
    if (inYear == null) {
      unconverted.add(line.net());
    } else {
      spread(customer, inYear, start, end);
    }
  }

  private void spread(CustomerId customer, Money inYear, LocalDate start, LocalDate end) {
    Money[] mine =
        yearly.computeIfAbsent(
            customer, id -> months.stream().map(month -> zero).toArray(Money[]::new));
    for (int i = 0; i < mine.length; i++) {
      LocalDate day = months.get(i).atEndOfMonth();
      if (!day.isBefore(start) && !day.isAfter(end)) {
        mine[i] = mine[i].plus(inYear);
      }
    }
  }

  RevenueFigures figures() {
    List<RevenueFigures.Month> rows = new ArrayList<>();
    for (int i = 1; i < months.size(); i++) {
      rows.add(month(i));
    }
    return new RevenueFigures(
        ("Recurring revenue in %s without tax on the last day of each month, from the lines of deals"
                + " that were won and are not archived, %s (%s). Movements compare each customer"
                + " with the month before.")
            .formatted(zero.currency(), range, zone),
        rows,
        unconverted);
  }

  private RevenueFigures.Month month(int index) {
    Money mrr = zero;
    Money arr = zero;
    Money started = zero;
    Money expanded = zero;
    Money contracted = zero;
    Money churned = zero;
    long customers = 0;
    for (Money[] mine : yearly.values()) {
      Money before = monthly(mine[index - 1]);
      Money now = monthly(mine[index]);
      Money more = now.minus(before);
      boolean paid = mine[index - 1].amount().signum() > 0;
      boolean pays = mine[index].amount().signum() > 0;
      mrr = mrr.plus(now);
      arr = arr.plus(mine[index]);
      customers += pays ? 1 : 0;
      if (!paid) {
        started = started.plus(more);
      } else if (!pays) {
        churned = churned.minus(more);
      } else if (more.amount().signum() > 0) {
        expanded = expanded.plus(more);
      } else {
        contracted = contracted.minus(more);
      }
    }
    return new RevenueFigures.Month(
        months.get(index),
        mrr,
        arr,
        started,
        expanded,
        contracted,
        churned,
        customers,
        oneOff.getOrDefault(months.get(index), zero));
  }

  private static Money monthly(Money inYear) {
    int scale = inYear.amount().scale();
    return new Money(
        inYear.amount().divide(TWELVE, scale, RoundingMode.HALF_EVEN), inYear.currency());
  }
}
