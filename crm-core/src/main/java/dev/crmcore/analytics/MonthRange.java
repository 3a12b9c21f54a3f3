package dev.crmcore.analytics;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Field;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole months, first and last included.
 *
 * @param first the first month
 * @param last the last month, not before the first
 * @since 0.1
 */
public record MonthRange(YearMonth first, YearMonth last) {
  private static final long MAX_MONTHS = 1_200;

  /**
   * Checks the order.
   *
   * @throws InvalidInputException if the last month is before the first, or there are more than
   *     1,200
   */
  public MonthRange {
    if (last.isBefore(first) || first.plusMonths(MAX_MONTHS).compareTo(last) <= 0) {
      throw new InvalidInputException(
          "From %s to %s is no range of 1 to %d months.".formatted(first, last, MAX_MONTHS));
    }
  }

  /** Returns the months in order. */
  public List<YearMonth> months() {
    List<YearMonth> months = new ArrayList<>();
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      months.add(month);
    }
    return List.copyOf(months);
  }

  /** Returns the condition that a moment lies in these months. */
  Condition holds(String field, ZoneId zone) {
    return new Condition.All(
        List.of(
            moment(field, Operator.GE, start(first, zone)),
            moment(field, Operator.LT, start(last.plusMonths(1), zone))));
  }

  Condition holds(Field<?, Instant> field, ZoneId zone) {
    return holds(field.name(), zone);
  }

  private static Condition moment(String field, Operator operator, Instant moment) {
    return new Condition.Compare(field, operator, List.of(Operand.of(moment)));
  }

  private static Instant start(YearMonth month, ZoneId zone) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + " to " + last;
  }
}
