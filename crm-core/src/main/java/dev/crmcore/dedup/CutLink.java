package dev.crmcore.dedup;

import static java.util.Objects.requireNonNull;

import dev.crmcore.matching.CandidatePair;

/**
 * Two records that match and yet stand in different clusters. Immutable.
 *
 * @param pair the two, with the score by which they match
 * @param reason why their clusters were not joined
 * @param details the same for people, with what spoke against it
 * @since 0.1
 */
public record CutLink(CandidatePair pair, Reason reason, String details) {
  /** Checks that nothing is missing. */
  public CutLink {
    requireNonNull(pair, "pair");
    requireNonNull(reason, "reason");
    requireNonNull(details, "details");
  }

  /** Why two clusters were not joined. */
  public enum Reason {
    /** A record of the one contradicts a record of the other, such as by another valid tax id. */
    CONTRADICTION,
    /** Few records of the one look like records of the other: on average they speak against it. */
    WEAK_BRIDGE,
    /** The chain of records that hang together was too long to look at as a whole. */
    TOO_LONG
  }
}
