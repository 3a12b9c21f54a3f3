package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A move of a deal from one stage to another. Append-only.
 *
 * @param id the identity
 * @param dealId which deal
 * @param from the stage it left, or null where it began
 * @param to the stage it entered
 * @param at when
 * @param by who moved it
 * @param reason why
 * @param inFrom how long it had been in the stage it left, in whole seconds
 * @param revision the bookkeeping
 */
public record StageChange(
    StageChangeId id,
    DealId dealId,
    @Nullable String from,
    String to,
    Instant at,
    String by,
    @Nullable String reason,
    @Nullable Duration inFrom,
    Revision revision) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public StageChange {
    requireNonNull(id, "id");
    requireNonNull(dealId, "dealId");
    requireNonNull(to, "to");
    requireNonNull(at, "at");
    requireNonNull(by, "by");
    requireNonNull(revision, "revision");
  }
}
