package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody lets somebody else approve in their place for a time.
 *
 * @param id the identity
 * @param delegator who lets somebody approve
 * @param delegate who may approve in their place
 * @param startsAt from when on
 * @param endsAt until when, not included; null until it is taken back
 * @param reason why
 * @param revision the bookkeeping
 */
public record ApprovalDelegation(
    ApprovalDelegationId id,
    String delegator,
    String delegate,
    Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable String reason,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public ApprovalDelegation {
    requireNonNull(id, "id");
    requireNonNull(delegator, "delegator");
    requireNonNull(delegate, "delegate");
    requireNonNull(startsAt, "startsAt");
    requireNonNull(revision, "revision");
  }
}
