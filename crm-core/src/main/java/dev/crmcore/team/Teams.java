package dev.crmcore.team;

import java.util.Set;

/** Tells who belongs to which team, as the host knows it. Safe for all threads. */
@FunctionalInterface
public interface Teams {
  /** Returns the names of the teams of a user; none for a user it does not know. */
  Set<String> of(String user);

  /** Returns a company without teams. */
  static Teams none() {
    return user -> Set.of();
  }
}
