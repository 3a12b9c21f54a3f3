package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

/**
 * Somebody who took part in an interaction.
 *
 * @param side one of us, or one of them
 * @param role such as "agent" or "cc"
 * @param name a user name, a person's name or an address
 */
public record Participant(Side side, String role, String name) {
  /** Checks that what cannot be missing is there. */
  public Participant {
    requireNonNull(side, "side");
    requireNonNull(role, "role");
    requireNonNull(name, "name");
  }

  /** Returns one of us. */
  public static Participant ours(String role, String name) {
    return new Participant(Side.OURS, role, name);
  }

  /** Returns one of them. */
  public static Participant theirs(String role, String name) {
    return new Participant(Side.THEIRS, role, name);
  }
}
