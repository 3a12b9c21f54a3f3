package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about two customers; every later run honours it.
 *
 * @param id the identity
 * @param leftId the one
 * @param rightId the other
 * @param verdict what was decided
 * @param decidedBy by whom
 * @param decidedAt when
 * @param note why
 * @param revision the bookkeeping
 */
public record DuplicateDecision(
    DuplicateDecisionId id,
    CustomerId leftId,
    CustomerId rightId,
    DuplicateVerdict verdict,
    String decidedBy,
    Instant decidedAt,
    @Nullable String note,
    Revision revision) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public DuplicateDecision {
    requireNonNull(id, "id");
    requireNonNull(leftId, "leftId");
    requireNonNull(rightId, "rightId");
    requireNonNull(verdict, "verdict");
    requireNonNull(decidedBy, "decidedBy");
    requireNonNull(decidedAt, "decidedAt");
    requireNonNull(revision, "revision");
  }
}
