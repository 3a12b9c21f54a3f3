package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * When the clock may next move somebody into a segment or out of one. Its id is the customer's.
 *
 * @param id the identity of the customer
 * @param dueAt when to look again
 * @param revision the bookkeeping
 */
public record MembershipCheck(MembershipCheckId id, Instant dueAt, Revision revision) {
  /** Checks that the parts are there. */
  public MembershipCheck {
    requireNonNull(id, "id");
    requireNonNull(dueAt, "dueAt");
    requireNonNull(revision, "revision");
  }
}
