package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

/**
 * Somebody who took part in an interaction.
 *
 * @param role such as "agent" or "cc"
 * @param name a user name, a person's name or an address
 */
public record Participant(String role, String name) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public Participant {
    requireNonNull(role, "role");
    requireNonNull(name, "name");
  }
}
