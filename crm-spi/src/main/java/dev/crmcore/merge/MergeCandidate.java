package dev.crmcore.merge;

import dev.crmcore.model.Customer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer whose value of one field may survive a merge. Valid while the strategy that it was
 * given to chooses, on that thread.
 */
public interface MergeCandidate {
  /** Returns the customer as it was before the merge. */
  Customer customer();

  /** Tells whether it is the customer that remains. */
  boolean isSurvivor();

  /**
   * Returns when the customer got its value of the field. A value that an earlier merge brought is
   * as old as it was on the card it came from. Where the lineage does not know, or the actor may
   * not see it, this is when the card was last changed, but not later than the end of what is
   * sealed. The lineage is read at the first call, so a strategy that does not ask costs nothing.
   */
  Instant changedAt();

  /**
   * Returns the source that gave the customer its value of the field, as imports name it; null
   * where somebody wrote it by hand, or nobody knows. A value that an earlier merge brought comes
   * from where it came on the card it was on.
   */
  default @Nullable String writtenBy() {
    return null;
  }
}
