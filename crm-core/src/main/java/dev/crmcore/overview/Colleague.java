package dev.crmcore.overview;

import static java.util.Objects.requireNonNull;

/**
 * Somebody of ours who deals with a customer now.
 *
 * @param name who
 * @param why in which matter: {@code "owner"}, {@code "deal 'Lamps'"}, {@code "case 12"}
 */
public record Colleague(String name, String why) {
  /** Checks that the parts are there. */
  public Colleague {
    requireNonNull(name, "name");
    requireNonNull(why, "why");
  }
}
