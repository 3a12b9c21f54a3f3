package dev.crmcore.query;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.model.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Computes one measure over records, exactly: sums run over whole numbers and smallest units. */
final class Measuring {
  /** A mean kept as a fraction, because comparing it must not round. */
  private record Mean(BigInteger sum, long count, @Nullable Currency currency) {
    @Override
    public String toString() {
      BigDecimal mean =
          new BigDecimal(sum).divide(BigDecimal.valueOf(count), MathContext.DECIMAL64);
      return currency == null
          ? mean.toPlainString()
          : mean.movePointLeft(currency.getDefaultFractionDigits()).toPlainString()
              + " "
              + currency;
    }
  }

  private final Measure measure;
  private final @Nullable Currency currency;
  private final boolean money;
  private long count;
  private BigInteger sum = BigInteger.ZERO;
  private @Nullable Object least;
  private @Nullable Object greatest;

  private Measuring(Measure measure, @Nullable Currency currency) {
    this.measure = measure;
    this.currency = currency;
    this.money = currency != null;
  }

  static Measuring of(Measure measure, EntityType<?> target, Operand operand) {
    Object value = ((Operand.Literal) operand).value();
    return new Measuring(measure, value instanceof Money amount ? amount.currency() : null);
  }

  <T> @Nullable Object valueOf(EntityType<T> target, T record) {
    String name = measure.field();
    if (name == null) {
      return record;
    }
    Field<T, ?> field = target.requireField(name);
    return field.get(record);
  }

  void add(@Nullable Object value) {
    if (value == null
        || (money && value instanceof Money amount && !amount.currency().equals(currency))) {
      return;
    }
    count++;
    switch (measure.function()) {
      case COUNT -> {}
      case SUM, AVG ->
          sum =
              sum.add(
                  BigInteger.valueOf(
                      value instanceof Money amount ? amount.minor() : (Long) value));
      case MIN -> least = least == null || order(value, least) < 0 ? value : least;
      case MAX -> greatest = greatest == null || order(value, greatest) > 0 ? value : greatest;
    }
  }

  @Nullable Object result() {
    return switch (measure.function()) {
      case COUNT -> count;
      case SUM -> new Mean(sum, 1, currency);
      case AVG -> count == 0 ? null : new Mean(sum, count, currency);
      case MIN -> least;
      case MAX -> greatest;
    };
  }

  static boolean compares(Object measured, Object operand, Operator operator) {
    if (measured instanceof Mean mean) {
      long bound = operand instanceof Money amount ? amount.minor() : (Long) operand;
      BigInteger scaled = BigInteger.valueOf(bound).multiply(BigInteger.valueOf(mean.count()));
      return ConditionEvaluator.answers(mean.sum().compareTo(scaled), operator);
    }
    return ConditionEvaluator.answers(order(measured, operand), operator);
  }

  private static int order(Object left, Object right) {
    if (left instanceof Money a) {
      return a.amount().compareTo(((Money) right).amount());
    }
    return comparable(left).compareTo(right);
  }

  @SuppressWarnings("unchecked") // both are values of one field, whose type is comparable
  private static Comparable<Object> comparable(Object value) {
    if (!(value instanceof Comparable<?>)) {
      throw new InvalidInputException("E_OPERATOR", value + " has no order.");
    }
    return (Comparable<Object>) value;
  }
}
