package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The score that a customer had when it was last rated. Its id is the customer's.
 *
 * @param customerId who
 * @param score 0 to 100
 * @param ratedAt when the score became what it is
 * @param revision the bookkeeping of the storage
 */
public record QualityRating(CustomerId customerId, int score, Instant ratedAt, Revision revision) {
  /** Checks that the parts are there. */
  public QualityRating {
    requireNonNull(customerId, "customerId");
    requireNonNull(ratedAt, "ratedAt");
    requireNonNull(revision, "revision");
  }
}
