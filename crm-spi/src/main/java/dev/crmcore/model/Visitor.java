package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

/**
 * A browser with which somebody we know was seen. What else is done with it is taken for theirs,
 * until somebody else is recognised with it.
 *
 * @param id the identity
 * @param mark what the browser carries, such as the value of a cookie
 * @param customerId who was recognised with it last
 * @param revision the bookkeeping
 */
public record Visitor(VisitorId id, String mark, CustomerId customerId, Revision revision) {
  /** Checks that what cannot be missing is there. */
  public Visitor {
    requireNonNull(id, "id");
    requireNonNull(mark, "mark");
    requireNonNull(customerId, "customerId");
    requireNonNull(revision, "revision");
  }

  /** Returns a visitor that is not stored yet. */
  public static Visitor of(String mark, CustomerId customer) {
    return new Visitor(VisitorId.UNASSIGNED, mark, customer, Revision.NEW);
  }

  /** Returns the same browser with somebody else. */
  public Visitor with(CustomerId customer) {
    return new Visitor(id, mark, customer, revision);
  }
}
