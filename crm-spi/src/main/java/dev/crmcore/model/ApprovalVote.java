package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said when they were asked to approve.
 *
 * @param by who said it
 * @param forWhom in whose place; the same as {@code by} for themselves
 * @param approves whether they approve, or else refuse
 * @param at when
 * @param comment what they added
 */
public record ApprovalVote(
    String by, String forWhom, boolean approves, Instant at, @Nullable String comment) {
  /** Checks that what cannot be missing is there. */
  public ApprovalVote {
    requireNonNull(by, "by");
    requireNonNull(forWhom, "forWhom");
    requireNonNull(at, "at");
  }
}
