package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

/**
 * Somebody who takes part in a deal: decides, pays, uses, recommends.
 *
 * @param id the identity
 * @param dealId which deal
 * @param customerId who
 * @param role what part they have, such as "decides" or "pays"
 * @param revision the bookkeeping
 */
public record DealContact(
    DealContactId id, DealId dealId, CustomerId customerId, String role, Revision revision) {
  /** Checks that what cannot be missing is there. */
  public DealContact {
    requireNonNull(id, "id");
    requireNonNull(dealId, "dealId");
    requireNonNull(customerId, "customerId");
    requireNonNull(role, "role");
    requireNonNull(revision, "revision");
  }
}
