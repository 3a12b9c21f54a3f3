package dev.crmcore.query;

import java.time.Instant;
import java.util.Optional;

/**
 * What a condition answers for a record at a moment, and how long that stands if nothing is
 * written.
 *
 * @param holds whether the record satisfies the condition
 * @param until a time before which the answer does not change; {@link MovingMoment#NEVER} if it
 *     does not change at all
 */
public record TimedAnswer(boolean holds, Instant until) {
  private static final TimedAnswer ALWAYS = new TimedAnswer(true, MovingMoment.NEVER);
  private static final TimedAnswer AT_NO_TIME = new TimedAnswer(false, MovingMoment.NEVER);

  /** Returns an answer that the clock does not change. */
  static TimedAnswer still(boolean holds) {
    return holds ? ALWAYS : AT_NO_TIME;
  }

  static TimedAnswer of(boolean holds, Instant until) {
    return until.equals(MovingMoment.NEVER) ? still(holds) : new TimedAnswer(holds, until);
  }

  /** Tells whether the clock does not change it. */
  boolean isStill() {
    return until.equals(MovingMoment.NEVER);
  }

  /** Returns the answer to the contrary. */
  TimedAnswer negated() {
    return of(!holds, until);
  }

  /**
   * Returns a time, after the moment of the question, before which the answer does not change
   * unless something is written. It may be too early, never too late; empty if it does not change.
   */
  public Optional<Instant> notBefore() {
    return isStill() ? Optional.empty() : Optional.of(until);
  }
}
