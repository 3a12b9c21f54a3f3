package dev.crmcore.event;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.CustomerId;
import dev.crmcore.model.SegmentId;
import dev.crmcore.model.TenantId;
import java.time.Instant;

/**
 * That somebody got into a segment or out of it, as the outbox announces it.
 *
 * @param tenant whose customer
 * @param segment which segment
 * @param segmentName its name at that time
 * @param customer who
 * @param change in or out
 * @param at when it was found: the moment of the change-set that changed a static segment; of a
 *     tracked one, when what is due was done
 * @param reason why, such as {@code "customer.update: city"} or {@code "time"}
 */
public record MembershipEvent(
    TenantId tenant,
    SegmentId segment,
    String segmentName,
    CustomerId customer,
    Change change,
    Instant at,
    String reason) {
  /** Checks that the parts are there. */
  public MembershipEvent {
    requireNonNull(tenant, "tenant");
    requireNonNull(segment, "segment");
    requireNonNull(segmentName, "segmentName");
    requireNonNull(customer, "customer");
    requireNonNull(change, "change");
    requireNonNull(at, "at");
    requireNonNull(reason, "reason");
  }

  /** In or out. */
  public enum Change {
    /** Got into the segment. */
    ENTERED,
    /** Got out of it. */
    LEFT
  }
}
