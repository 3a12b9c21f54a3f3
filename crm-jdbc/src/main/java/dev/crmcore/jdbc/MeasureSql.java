package dev.crmcore.jdbc;

import dev.crmcore.query.Measure;
import dev.crmcore.query.Operator;

/**
 * Compares a measure over a group of records with a bound, exactly. Sums run over the upper and the
 * lower half of each number apart, so that no sum is too large; a mean is compared as sum against
 * bound times count, so that nothing is divided.
 */
final class MeasureSql {
  private static final String LOW = " & 4294967295";

  private final Measure.Function function;
  private final Sql value;
  private final Object bound;

  /**
   * Creates it.
   *
   * @param value what is measured; counting needs none
   * @param bound as a column has it
   */
  MeasureSql(Measure.Function function, Sql value, Object bound) {
    this.function = function;
    this.value = value;
    this.bound = bound;
  }

  /** Returns the comparison over the records of a group; unknown where there is no measure. */
  Sql compared(Operator operator) {
    String sign = CompareSql.sign(operator);
    return switch (function) {
      case COUNT -> Sql.of("count(*)" + sign).bind(bound);
      case MIN -> Sql.of("min(").append(value).append(")" + sign).bind(bound);
      case MAX -> Sql.of("max(").append(value).append(")" + sign).bind(bound);
      case SUM -> sum().append(sign + "(").bind(high()).append(", ").bind(low()).append(")");
      case AVG -> mean(sign);
      case FIRST, LAST -> throw new IllegalStateException("not over a group");
    };
  }

  /** Tells what the comparison says over no records. */
  boolean holdsOverNothing(Operator operator) {
    return switch (function) {
      case COUNT, SUM -> holds(0, operator, (Long) bound);
      case MIN, MAX, AVG, FIRST, LAST -> false;
    };
  }

  /**
   * Tells that a count of one or more passes or fails whatever it is: then the first record
   * decides, and nothing has to be counted.
   */
  boolean isDecidedByTheFirst(Operator operator) {
    if (function != Measure.Function.COUNT) {
      return false;
    }
    long number = (Long) bound;
    return switch (operator) {
      case EQ, NE, LE, GT -> number == 0;
      case LT, GE -> number == 1;
      default -> false;
    };
  }

  private static boolean holds(long number, Operator operator, long bound) {
    return switch (operator) {
      case EQ -> number == bound;
      case NE -> number != bound;
      case LT -> number < bound;
      case LE -> number <= bound;
      case GT -> number > bound;
      case GE -> number >= bound;
      default -> throw new IllegalStateException(operator + " compares no measure");
    };
  }

  private long high() {
    return (Long) bound >> 32;
  }

  private long low() {
    return (Long) bound & 0xffffffffL;
  }

  /** The exact sum as {@code (h, l)}, which is {@code h * 2^32 + l}. */
  private Sql sum() {
    return Sql.of("(")
        .append(half(" >> 32"))
        .append(" + (")
        .append(half(LOW))
        .append(" >> 32), ")
        .append(half(LOW))
        .append(LOW + ")");
  }

  private Sql half(String which) {
    return Sql.of("CAST(coalesce(sum(").append(value).append(which).append("), 0) AS BIGINT)");
  }

  private Sql mean(String sign) {
    Sql number = Sql.of("count(").append(value).append(")");
    return Sql.of("(")
        .append(number)
        .append(" > 0 AND ")
        .append(sum())
        .append(sign + "(")
        .bind(high())
        .append(" * ")
        .append(number)
        .append(" + ((")
        .bind(low())
        .append(" * ")
        .append(number)
        .append(") >> 32), (")
        .bind(low())
        .append(" * ")
        .append(number)
        .append(")" + LOW + "))");
  }
}
