package dev.crmcore.model;

import dev.crmcore.error.InvalidInputException;

/**
 * The name of a customer in another system. It finds the customer, before and after a merge.
 *
 * @param system such as "shop"
 * @param value the id there; compared exactly
 */
public record ExternalId(String system, String value) {
  /** Checks that neither part is blank. */
  public ExternalId {
    if (system.isBlank() || value.isBlank()) {
      throw new InvalidInputException(
          "An external id needs a system and a value, but was '" + system + "', '" + value + "'.");
    }
  }
}
