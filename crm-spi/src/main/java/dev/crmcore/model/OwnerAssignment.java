package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

/**
 * Who is responsible for a customer in one line of service.
 *
 * @param serviceLine such as "concrete", or {@link #GENERAL}
 * @param owner the name of the user
 */
public record OwnerAssignment(String serviceLine, String owner) {
  /** The line of a company that has only one. */
  public static final String GENERAL = "general";

  /** Checks that both parts are there. */
  public OwnerAssignment {
    requireNonNull(serviceLine, "serviceLine");
    requireNonNull(owner, "owner");
  }
}
