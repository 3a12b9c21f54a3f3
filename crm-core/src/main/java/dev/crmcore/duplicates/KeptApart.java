package dev.crmcore.duplicates;

import static java.util.Objects.requireNonNull;

import dev.crmcore.dedup.CutLink;

/**
 * Two customers that match and yet stand in different groups. Immutable.
 *
 * @param pair the two
 * @param reason why their groups were not joined
 * @param details the same for people
 */
public record KeptApart(DuplicatePair pair, CutLink.Reason reason, String details) {
  /** Checks that nothing is missing. */
  public KeptApart {
    requireNonNull(pair, "pair");
    requireNonNull(reason, "reason");
    requireNonNull(details, "details");
  }
}
