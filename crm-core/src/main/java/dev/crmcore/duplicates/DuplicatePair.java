package dev.crmcore.duplicates;

import dev.crmcore.matching.MatchDecision;
import dev.crmcore.model.CustomerId;

/**
 * Two customers that look like one.
 *
 * @param left the one
 * @param right the other
 * @param probability that they are one, 0 to 1
 * @param decision what follows from it
 */
public record DuplicatePair(
    CustomerId left, CustomerId right, double probability, MatchDecision decision) {
  DuplicatePair withDecision(MatchDecision newDecision) {
    return new DuplicatePair(left, right, probability, newDecision);
  }
}
