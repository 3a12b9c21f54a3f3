package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said when they were asked to approve.
 *
 * @param by who said it
 * @param forWhom in whose place; the same as {@code by} for themselves
 * @param capacities by which of the roles and teams that the rule named they could say so, such as
 *     {@code "role boss"} or {@code "team finance"}; empty where by name, or because everybody may
 * @param approves whether they approve, or else refuse
 * @param at when
 * @param comment what they added
 */
public record ApprovalVote(
    String by,
    String forWhom,
    List<String> capacities,
    boolean approves,
    Instant at,
    @Nullable String comment) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public ApprovalVote {
    requireNonNull(by, "by");
    requireNonNull(forWhom, "forWhom");
    capacities = List.copyOf(capacities);
    requireNonNull(at, "at");
  }
}
