package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How recently, how often and for how much somebody bought, compared with all others who did; each
 * customer who bought in the time that was rated has one.
 *
 * @param id the identity
 * @param customerId who
 * @param recency 1 to 5, 5 for the fifth of customers who bought last
 * @param frequency 1 to 5, 5 for the fifth who bought most often
 * @param monetary 1 to 5, 5 for the fifth who paid most
 * @param lastPurchaseAt when they bought last
 * @param purchases how often
 * @param amount for how much
 * @param ratedAt when that was worked out
 * @param revision the bookkeeping
 */
public record RfmRating(
    RfmRatingId id,
    CustomerId customerId,
    long recency,
    long frequency,
    long monetary,
    Instant lastPurchaseAt,
    long purchases,
    Money amount,
    Instant ratedAt,
    Revision revision) {
  /** Checks that the parts are there. */
  public RfmRating {
    requireNonNull(id, "id");
    requireNonNull(customerId, "customerId");
    requireNonNull(lastPurchaseAt, "lastPurchaseAt");
    requireNonNull(amount, "amount");
    requireNonNull(ratedAt, "ratedAt");
    requireNonNull(revision, "revision");
  }
}
