package dev.crmcore.matching;

import static java.util.Objects.requireNonNull;

/**
 * How likely two records are the same.
 *
 * @param weight evidence in bits: the base-2 logarithm of the odds that the records are the same
 * @param probability the same as a number from 0 to 1
 * @param decision what follows from it under the thresholds in force
 * @since 0.1
 */
public record MatchScore(double weight, double probability, MatchDecision decision) {
  /** Checks the range of the probability. */
  public MatchScore {
    requireNonNull(decision, "decision");
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability is " + probability + "; it must be between 0 and 1");
    }
  }
}
