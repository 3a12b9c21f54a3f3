package dev.crmcore.deal;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.Deal;
import java.util.EnumSet;
import java.util.Set;

/**
 * An open deal that somebody should look at.
 *
 * @param deal which one
 * @param reasons why; never empty
 */
public record StaleDeal(Deal deal, Set<Reason> reasons) {
  /** Copies the reasons. */
  public StaleDeal {
    requireNonNull(deal, "deal");
    reasons = EnumSet.copyOf(reasons);
  }

  /** Why somebody should look at it. */
  public enum Reason {
    /** It is longer in its stage than the stage allows. */
    ROTTING,
    /** Nothing is planned. */
    NO_NEXT_STEP,
    /** What was planned should have happened. */
    NEXT_STEP_OVERDUE,
    /** It should have been closed. */
    CLOSE_OVERDUE
  }
}
