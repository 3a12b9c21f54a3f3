package dev.crmcore.matching;

import static java.util.Objects.requireNonNull;

/**
 * Two records that may be the same, with their score.
 *
 * @param leftId id of one record
 * @param rightId id of the other record
 * @param score how likely they are the same
 * @since 0.1
 */
public record CandidatePair(String leftId, String rightId, MatchScore score) {
  /** Checks that nothing is null. */
  public CandidatePair {
    requireNonNull(leftId, "leftId");
    requireNonNull(rightId, "rightId");
    requireNonNull(score, "score");
  }
}
