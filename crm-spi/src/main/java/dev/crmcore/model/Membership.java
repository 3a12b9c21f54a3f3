package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody belongs to a segment, or belonged to it for a time. Somebody who leaves and comes
 * back has two of them.
 *
 * @param id the identity
 * @param segmentId to what
 * @param customerId who
 * @param since from when on, included
 * @param until until when, excluded; null while it lasts
 * @param reason why it began
 * @param leftReason why it ended, or null while it lasts
 * @param revision the bookkeeping
 */
public record Membership(
    MembershipId id,
    SegmentId segmentId,
    CustomerId customerId,
    Instant since,
    @Nullable Instant until,
    String reason,
    @Nullable String leftReason,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public Membership {
    requireNonNull(id, "id");
    requireNonNull(segmentId, "segmentId");
    requireNonNull(customerId, "customerId");
    requireNonNull(since, "since");
    requireNonNull(reason, "reason");
    requireNonNull(revision, "revision");
  }

  /** Returns a membership that begins and is not stored yet. */
  public static Membership begun(
      SegmentId segment, CustomerId customer, Instant since, String reason) {
    return new Membership(
        MembershipId.UNASSIGNED, segment, customer, since, null, reason, null, Revision.NEW);
  }

  /** Returns this membership ended. */
  public Membership ended(Instant end, String why) {
    return new Membership(id, segmentId, customerId, since, end, reason, why, revision);
  }
}
