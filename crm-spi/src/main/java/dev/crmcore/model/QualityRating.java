package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The score that a customer had when it was last rated; each customer has one.
 *
 * @param id its identity
 * @param customerId who
 * @param score 0 to 100
 * @param ratedAt when the score became what it is
 * @param revision the bookkeeping of the storage
 */
public record QualityRating(
    QualityRatingId id, CustomerId customerId, long score, Instant ratedAt, Revision revision) {
  /** Checks that the parts are there. */
  public QualityRating {
    requireNonNull(id, "id");
    requireNonNull(customerId, "customerId");
    requireNonNull(ratedAt, "ratedAt");
    requireNonNull(revision, "revision");
  }
}
