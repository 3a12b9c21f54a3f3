package dev.crmcore.dedup;

import static java.util.Objects.requireNonNull;

import java.util.function.LongSupplier;

/**
 * How a run behaves; {@link #defaults()} suits every kind of data.
 *
 * <p>Immutable.
 *
 * @param matchProbability pairs at least this likely are a MATCH, 0 to 1
 * @param possibleProbability pairs at least this likely, but no match, are a POSSIBLE_MATCH, 0 to 1
 * @param pairBudget candidate pairs that blocking may yield; 0 lets the engine choose by the number
 *     of records
 * @param ticker a clock in nanoseconds that only phases are timed with
 * @since 0.1
 */
public record MatchOptions(
    double matchProbability, double possibleProbability, long pairBudget, LongSupplier ticker) {
  /** Checks the ranges. */
  public MatchOptions {
    requireNonNull(ticker, "ticker");
    if (!(possibleProbability > 0
        && possibleProbability <= matchProbability
        && matchProbability < 1)) {
      throw new IllegalArgumentException(
          "probabilities are "
              + possibleProbability
              + " and "
              + matchProbability
              + "; they must be above 0, below 1, and the one for matches not the smaller");
    }
    if (pairBudget < 0) {
      throw new IllegalArgumentException(
          "pairBudget is " + pairBudget + "; it must not be negative");
    }
  }

  /** Returns the defaults; phases are not timed. */
  public static MatchOptions defaults() {
    return new MatchOptions(0.5, 0.1, 0, () -> 0);
  }

  /** Returns a copy that times phases by a clock in nanoseconds. */
  public MatchOptions withTicker(LongSupplier nanoseconds) {
    return new MatchOptions(matchProbability, possibleProbability, pairBudget, nanoseconds);
  }

  /** Returns a copy with other thresholds. */
  public MatchOptions withThresholds(double match, double possible) {
    return new MatchOptions(match, possible, pairBudget, ticker);
  }

  /** Returns a copy with another budget. */
  public MatchOptions withPairBudget(long pairs) {
    return new MatchOptions(matchProbability, possibleProbability, pairs, ticker);
  }

  long budgetFor(int records) {
    return pairBudget > 0 ? pairBudget : 4_000_000L + 8L * records;
  }
}
