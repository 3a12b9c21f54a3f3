package dev.crmcore.testkit;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.Customer;

/**
 * A made-up customer record and who it really is.
 *
 * @param customer not stored yet; its only external id is its name in its source system
 * @param truth two records with the same number are the same person or company
 * @since 0.1
 */
public record GeneratedCustomer(Customer customer, long truth) {
  /** Checks that there is a customer. */
  public GeneratedCustomer {
    requireNonNull(customer, "customer");
  }
}
