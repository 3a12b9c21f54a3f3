package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How far somebody has seen the changes to what they follow.
 *
 * @param id the identity
 * @param who whose feed
 * @param seenUpTo up to which moment it was seen
 * @param revision the bookkeeping
 */
public record FeedPosition(FeedPositionId id, String who, Instant seenUpTo, Revision revision) {
  /** Checks that what cannot be missing is there. */
  public FeedPosition {
    requireNonNull(id, "id");
    requireNonNull(who, "who");
    requireNonNull(seenUpTo, "seenUpTo");
    requireNonNull(revision, "revision");
  }
}
