package dev.crmcore.query;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What is computed over a set of records. Over no records a count and a sum are 0; a minimum, a
 * maximum and an average are missing. Sums and averages of money take in only amounts in the
 * currency they are compared with.
 *
 * @param function how
 * @param field of which field; null for {@link Function#COUNT} only
 */
public record Measure(Function function, @Nullable String field) {
  /** Checks that the function is there. */
  public Measure {
    requireNonNull(function, "function");
  }

  /** Returns the number of records. */
  public static Measure count() {
    return new Measure(Function.COUNT, null);
  }

  /** Returns the sum of a field of whole numbers or money. */
  public static Measure sum(String field) {
    return new Measure(Function.SUM, field);
  }

  /** How a measure is computed. */
  public enum Function {
    /** The number of records. */
    COUNT,
    /** The sum. */
    SUM,
    /** The least value. */
    MIN,
    /** The greatest value. */
    MAX,
    /** The mean. */
    AVG
  }
}
