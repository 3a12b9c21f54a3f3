package dev.crmcore.merge;

import static java.util.Objects.requireNonNull;

/**
 * Whose value of a field survives, and why.
 *
 * @param candidate one of the candidates that the strategy was given
 * @param reason for people, such as {@code "most recent: 2026-03-01 10:00 UTC"}; one line, not
 *     blank
 */
public record MergeChoice(MergeCandidate candidate, String reason) {
  /** Checks that both are there. */
  public MergeChoice {
    requireNonNull(candidate, "candidate");
    requireNonNull(reason, "reason");
  }
}
