package dev.crmcore.scoring;

import java.util.List;

/**
 * A score and what it is made of.
 *
 * @param value 0 to 100
 * @param start where it began
 * @param reasons the rules that held, the weightiest first
 */
public record Score(int value, int start, List<ScoreRule> reasons) {
  /** Copies the reasons. */
  public Score {
    reasons = List.copyOf(reasons);
  }
}
