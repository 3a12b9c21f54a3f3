package dev.crmcore.duplicates;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.Customer;
import dev.crmcore.model.DuplicateCandidate;
import dev.crmcore.model.DuplicateDecision;
import java.util.List;

/**
 * A pair to look at, with what is needed to look. Immutable.
 *
 * @param candidate the pair in the queue
 * @param left the one, without what the actor may not see
 * @param right the other
 * @param decisions what was said about the pair before, the oldest first, as far as the actor may
 *     see it; empty if nothing was
 */
public record DuplicateReview(
    DuplicateCandidate candidate,
    Customer left,
    Customer right,
    List<DuplicateDecision> decisions) {
  /** Checks that what cannot be missing is there, and copies the list. */
  public DuplicateReview {
    requireNonNull(candidate, "candidate");
    requireNonNull(left, "left");
    requireNonNull(right, "right");
    decisions = List.copyOf(decisions);
  }
}
