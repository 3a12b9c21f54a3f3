package dev.crmcore.query;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Relation;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Computes one measure over records, exactly: sums run over whole numbers and smallest units.
 *
 * @param <T> the records
 */
final class Measuring<T> {
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
  private final Relation<T> relation;
  private final EntityType<T> target;
  private final @Nullable Field<T, ?> field;
  private final Object operand;
  private final @Nullable Currency currency;
  private long count;
  private BigInteger sum = BigInteger.ZERO;
  private @Nullable Object best;
  private @Nullable Instant bestTime;
  private UUID bestId = EntityId.NIL;

  /**
   * Begins.
   *
   * @param condition what is measured and compared, bound
   */
  Measuring(Condition.Related condition, Relation<T> relation, EntityType<T> target) {
    this.measure = condition.measure();
    this.relation = relation;
    this.target = target;
    String name = measure.field();
    this.field = name == null ? null : target.requireField(name);
    this.operand = ((Operand.Literal) condition.operand()).value();
    this.currency = operand instanceof Money amount ? amount.currency() : null;
  }

  /** Takes in a record that counts. */
  void add(T record) {
    Field<T, ?> measured = field;
    if (measured == null) {
      count++;
    } else if (measure.function().isOfOne()) {
      addInTime(measured, record);
    } else {
      addValue(measured.get(record));
    }
  }

  private void addInTime(Field<T, ?> measured, T record) {
    Instant time = relation.time().get(record);
    if (time == null) {
      return;
    }
    UUID id = target.id(record);
    Instant known = bestTime;
    int order = known == null ? 0 : time.compareTo(known);
    if (known != null && order == 0) {
      order = FieldType.ID.compare(id, bestId);
    }
    boolean better = measure.function() == Measure.Function.LAST ? order > 0 : order < 0;
    if (known == null || better) {
      bestTime = time;
      bestId = id;
      best = measured.get(record);
    }
  }

  private void addValue(@Nullable Object value) {
    if (value == null
        || (currency != null
            && value instanceof Money amount
            && !amount.currency().equals(currency))) {
      return;
    }
    count++;
    switch (measure.function()) {
      case SUM, AVG ->
          sum =
              sum.add(
                  BigInteger.valueOf(
                      value instanceof Money amount ? amount.minor() : (Long) value));
      case MIN -> best = best == null || order(value, best) < 0 ? value : best;
      case MAX -> best = best == null || order(value, best) > 0 ? value : best;
      case COUNT, FIRST, LAST -> {}
    }
  }

  @Nullable Object result() {
    return switch (measure.function()) {
      case COUNT -> count;
      case SUM -> new Mean(sum, 1, currency);
      case AVG -> count == 0 ? null : new Mean(sum, count, currency);
      case MIN, MAX, FIRST, LAST -> best;
    };
  }

  /** Tells whether what was measured compares with the operand as an operator says. */
  boolean compares(Operator operator) {
    Object measured = result();
    if (measured == null) {
      return false;
    }
    if (measured instanceof Mean mean) {
      long bound = operand instanceof Money amount ? amount.minor() : (Long) operand;
      BigInteger scaled = BigInteger.valueOf(bound).multiply(BigInteger.valueOf(mean.count()));
      return ConditionEvaluator.answers(mean.sum().compareTo(scaled), operator);
    }
    Field<T, ?> of = field;
    return of == null
        ? ConditionEvaluator.answers(order(measured, operand), operator)
        : compares(of.type(), measured, operator);
  }

  private <V> boolean compares(FieldType<V> type, Object measured, Operator operator) {
    return ConditionEvaluator.matches(
        type, type.cast(measured), operator, List.of(new Operand.Literal(operand)));
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
