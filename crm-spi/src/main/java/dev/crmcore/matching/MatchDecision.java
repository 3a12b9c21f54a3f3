package dev.crmcore.matching;

/**
 * What the engine says about two records.
 *
 * @since 0.1
 */
public enum MatchDecision {
  /** The same person or organisation; may be merged without a look. */
  MATCH,
  /** Worth a look by a person. */
  POSSIBLE_MATCH,
  /** Different. */
  NON_MATCH
}
