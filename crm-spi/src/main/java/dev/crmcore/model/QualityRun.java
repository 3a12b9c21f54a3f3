package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An audit whose figures are kept: how good the base was at a moment.
 *
 * @param id its identity
 * @param scope the condition on the customers that were looked at, as text
 * @param startedAt when it began
 * @param finishedAt when it ended, or null while it has not
 * @param reached the last customer that was looked at, where an unfinished run goes on, or null
 * @param customers how many were looked at
 * @param score of the base, 0 to 100
 * @param figures the counts by rule and group, a JSON document of the library's own
 * @param revision the bookkeeping of the storage
 */
public record QualityRun(
    QualityRunId id,
    String scope,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable CustomerId reached,
    long customers,
    BigDecimal score,
    String figures,
    Revision revision) {
  /** Checks that what identifies the run is there. */
  public QualityRun {
    requireNonNull(id, "id");
    requireNonNull(scope, "scope");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(score, "score");
    requireNonNull(figures, "figures");
    requireNonNull(revision, "revision");
  }
}
