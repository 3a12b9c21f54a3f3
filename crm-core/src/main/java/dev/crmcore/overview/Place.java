package dev.crmcore.overview;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.Affiliation;
import dev.crmcore.model.Customer;

/**
 * Somebody beside a customer: the organisation of a person, or a person of an organisation.
 *
 * @param customer who
 * @param affiliation in which role, from when to when
 */
public record Place(Customer customer, Affiliation affiliation) {
  /** Checks that the parts are there. */
  public Place {
    requireNonNull(customer, "customer");
    requireNonNull(affiliation, "affiliation");
  }
}
