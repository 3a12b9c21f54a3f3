package dev.crmcore.query;

import dev.crmcore.model.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** One figure of one group while it grows. Within a group all money is in one currency. */
final class Figure {
  private final Measure.Function function;
  private final boolean money;
  private long count;
  private BigInteger sum = BigInteger.ZERO;
  private @Nullable Object least;
  private @Nullable Object greatest;
  private @Nullable Currency currency;

  Figure(Measure.Function function, boolean money) {
    this.function = function;
    this.money = money;
  }

  void addRecord() {
    count++;
  }

  void add(@Nullable Object value) {
    if (value == null) {
      return;
    }
    count++;
    switch (function) {
      case COUNT -> {}
      case SUM, AVG -> sum = sum.add(BigInteger.valueOf(wholeUnits(value)));
      case FIRST, LAST ->
          throw new IllegalStateException("Aggregation lets no such figure through");
      case MIN -> least = least == null || order(value, least) < 0 ? value : least;
      case MAX -> greatest = greatest == null || order(value, greatest) > 0 ? value : greatest;
    }
  }

  private long wholeUnits(Object value) {
    if (value instanceof Money amount) {
      currency = amount.currency();
      return amount.minor();
    }
    return (Long) value;
  }

  @Nullable Object result() {
    return switch (function) {
      case COUNT -> count;
      case SUM -> total();
      case AVG -> count == 0 ? null : mean();
      case MIN, FIRST, LAST -> least;
      case MAX -> greatest;
    };
  }

  private @Nullable Object total() {
    if (money) {
      return currency == null ? null : Money.ofMinor(sum.longValueExact(), currency);
    }
    return sum.longValueExact();
  }

  private Object mean() {
    BigDecimal total = new BigDecimal(sum);
    BigDecimal number = BigDecimal.valueOf(count);
    return currency == null
        ? total.divide(number, AggregateRow.AVERAGE_SCALE, RoundingMode.HALF_EVEN)
        : Money.ofMinor(total.divide(number, 0, RoundingMode.HALF_EVEN).longValueExact(), currency);
  }

  private static int order(Object left, Object right) {
    return left instanceof Money amount
        ? amount.amount().compareTo(((Money) right).amount())
        : comparable(left).compareTo(right);
  }

  @SuppressWarnings("unchecked") // both are values of one field that Measure.fieldOf let through
  private static Comparable<Object> comparable(Object value) {
    return (Comparable<Object>) value;
  }
}
