package dev.crmcore.model;

import dev.crmcore.error.InvalidInputException;

/**
 * Whose data this is. Part of every key in every storage. A single-tenant host uses {@link
 * #DEFAULT} and never meets it.
 *
 * @param value 1 to 64 characters, not blank
 */
public record TenantId(String value) {
  /** The tenant of a host that has only one; no name of a tenant where there are several. */
  public static final TenantId DEFAULT = new TenantId("default");

  /** Checks the length. */
  public TenantId {
    if (value.isBlank() || value.length() > 64) {
      throw new InvalidInputException(
          "A tenant id has 1 to 64 characters and is not blank, but was '" + value + "'.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
