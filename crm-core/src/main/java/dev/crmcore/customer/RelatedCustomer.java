package dev.crmcore.customer;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.Customer;
import dev.crmcore.model.Relationship;

/**
 * Somebody to whom a customer is related, seen from that customer's side.
 *
 * @param customer the other one
 * @param label what the other one is to the customer, such as "spouse"
 * @param relationship the relationship, which is the same from either side
 */
public record RelatedCustomer(Customer customer, String label, Relationship relationship) {
  /** Checks that the parts are there. */
  public RelatedCustomer {
    requireNonNull(customer, "customer");
    requireNonNull(label, "label");
    requireNonNull(relationship, "relationship");
  }
}
