package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * What somebody is to sell in a month.
 *
 * @param id the identity
 * @param owner who is to sell
 * @param month the first day of the month
 * @param amount for how much
 * @param revision the bookkeeping
 */
public record Quota(QuotaId id, String owner, LocalDate month, Money amount, Revision revision) {
  /** Checks that what cannot be missing is there. */
  public Quota {
    requireNonNull(id, "id");
    requireNonNull(owner, "owner");
    requireNonNull(month, "month");
    requireNonNull(amount, "amount");
    requireNonNull(revision, "revision");
  }
}
