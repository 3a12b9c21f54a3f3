package dev.crmcore.dedup;

import static java.util.Objects.requireNonNull;

/**
 * What somebody decided about two records of a table. Immutable.
 *
 * @param leftId id of one record
 * @param rightId id of the other
 * @param same whether they are the same
 * @since 0.1
 */
public record LabelledPair(String leftId, String rightId, boolean same) {
  /** Checks that both ids are there. */
  public LabelledPair {
    requireNonNull(leftId, "leftId");
    requireNonNull(rightId, "rightId");
  }
}
