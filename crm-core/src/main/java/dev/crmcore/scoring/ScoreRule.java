package dev.crmcore.scoring;

import static java.util.Objects.requireNonNull;

/**
 * Points for a customer or a lead of whom something holds.
 *
 * @param name what it is called, for people
 * @param condition what has to hold, in the text form of conditions
 * @param points what it is worth, negative for what speaks against
 */
public record ScoreRule(String name, String condition, int points) {
  /** Checks that the parts are there. */
  public ScoreRule {
    requireNonNull(name, "name");
    requireNonNull(condition, "condition");
  }
}
