package dev.crmcore.dedup;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * How a run behaves; {@link #defaults()} suits every kind of data.
 *
 * <p>Immutable.
 *
 * @param matchProbability pairs at least this likely are a MATCH, 0 to 1
 * @param possibleProbability pairs at least this likely, but no match, are a POSSIBLE_MATCH, 0 to 1
 * @param matchPrecision estimated precision that the first threshold is chosen by, 0 to 1; 0 if it
 *     is fixed
 * @param possiblePrecision the same for the second threshold; 0 if it is fixed
 * @param pairBudget candidate pairs that blocking may yield; 0 lets the engine choose by the number
 *     of records
 * @param blocking names of the rules that candidates are found by; empty lets the engine choose by
 *     the fields and the number of records
 * @param ticker a clock in nanoseconds that only phases are timed with
 * @since 0.1
 */
public record MatchOptions(
    double matchProbability,
    double possibleProbability,
    double matchPrecision,
    double possiblePrecision,
    long pairBudget,
    List<String> blocking,
    LongSupplier ticker) {
  /** Checks the ranges and copies the list. */
  public MatchOptions {
    requireNonNull(ticker, "ticker");
    blocking = List.copyOf(blocking);
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
    if (!(possiblePrecision >= 0 && possiblePrecision <= matchPrecision && matchPrecision < 1)) {
      throw new IllegalArgumentException(
          "precisions are "
              + possiblePrecision
              + " and "
              + matchPrecision
              + "; they must be below 1, and the one for matches not the smaller");
    }
    if (pairBudget < 0) {
      throw new IllegalArgumentException(
          "pairBudget is " + pairBudget + "; it must not be negative");
    }
  }

  /** Returns the defaults; phases are not timed. */
  public static MatchOptions defaults() {
    return new MatchOptions(0.5, 0.1, 0, 0, 0, List.of(), () -> 0);
  }

  /** Returns a copy that times phases by a clock in nanoseconds. */
  public MatchOptions withTicker(LongSupplier nanoseconds) {
    return new MatchOptions(
        matchProbability,
        possibleProbability,
        matchPrecision,
        possiblePrecision,
        pairBudget,
        blocking,
        nanoseconds);
  }

  /** Returns a copy with other thresholds, whatever precision they give. */
  public MatchOptions withThresholds(double match, double possible) {
    return new MatchOptions(match, possible, 0, 0, pairBudget, blocking, ticker);
  }

  /**
   * Returns a copy whose thresholds are chosen from the data: the lowest ones from which on the
   * pairs have these precisions by the estimate of the model. {@link MatchResult#options()} tells
   * the probabilities that were chosen.
   *
   * @param match precision of matches, such as 0.99 where they are merged without a look
   * @param possible precision of matches and possible matches together, such as 0.7 for a review
   */
  public MatchOptions withPrecision(double match, double possible) {
    if (!(match > 0 && possible > 0)) {
      throw new IllegalArgumentException(
          "precisions are " + match + " and " + possible + "; they must be above 0");
    }
    return new MatchOptions(
        matchProbability, possibleProbability, match, possible, pairBudget, blocking, ticker);
  }

  /** Returns a copy with another budget. */
  public MatchOptions withPairBudget(long pairs) {
    return new MatchOptions(
        matchProbability,
        possibleProbability,
        matchPrecision,
        possiblePrecision,
        pairs,
        blocking,
        ticker);
  }

  /**
   * Returns a copy with rules that candidates are found by, in place of those that the engine would
   * choose: two records are compared if they agree on all keys of one rule.
   *
   * @param rules each the name of a key, such as {@code "email"}, or several with {@code +} between
   *     them, such as {@code "family name + date"}; {@link MatchPlan#keys()} lists what a table has
   */
  public MatchOptions withBlocking(String... rules) {
    return new MatchOptions(
        matchProbability,
        possibleProbability,
        matchPrecision,
        possiblePrecision,
        pairBudget,
        List.of(rules),
        ticker);
  }

  /** Returns these options with the thresholds that the precisions ask for. */
  MatchOptions settle(Cuts cuts) {
    if (matchPrecision == 0) {
      return this;
    }
    double match = inside(cuts.reaching(matchPrecision).probability());
    double possible = inside(cuts.reaching(possiblePrecision).probability());
    return new MatchOptions(
        match,
        Math.min(match, possible),
        matchPrecision,
        possiblePrecision,
        pairBudget,
        blocking,
        ticker);
  }

  private static double inside(double probability) {
    return Math.max(1e-6, Math.min(1 - 1e-6, probability));
  }

  long budgetFor(int records) {
    return pairBudget > 0 ? pairBudget : 4_000_000L + 8L * records;
  }
}
