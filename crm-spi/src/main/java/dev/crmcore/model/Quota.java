package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * What somebody, or a team, is to sell in a time.
 *
 * @param id the identity
 * @param owner who is to sell: the name of a user or of a team
 * @param subject which of the two
 * @param month the first day of the first month
 * @param period for how long it is
 * @param amount for how much
 * @param revision the bookkeeping
 */
public record Quota(
    QuotaId id,
    String owner,
    QuotaSubject subject,
    LocalDate month,
    QuotaPeriod period,
    Money amount,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public Quota {
    requireNonNull(id, "id");
    requireNonNull(owner, "owner");
    requireNonNull(subject, "subject");
    requireNonNull(month, "month");
    requireNonNull(period, "period");
    requireNonNull(amount, "amount");
    requireNonNull(revision, "revision");
  }
}
