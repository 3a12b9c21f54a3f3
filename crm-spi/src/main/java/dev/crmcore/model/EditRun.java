package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Many edits that were planned, applied and can be taken back together.
 *
 * @param id its identity, which the audit entries of its changes name
 * @param kind what it did
 * @param description in words for people
 * @param reverts the run of edits or of an import that it took back, or null
 * @param startedBy who started it
 * @param startedAt when it began
 * @param finishedAt when it ended, or null if it did not
 * @param planned how many records were to be changed
 * @param applied how many were changed
 * @param refused how many were left as they are, each for a reason
 * @param revision the bookkeeping of the storage
 */
public record EditRun(
    EditRunId id,
    EditRunKind kind,
    String description,
    @Nullable UUID reverts,
    String startedBy,
    Instant startedAt,
    @Nullable Instant finishedAt,
    long planned,
    long applied,
    long refused,
    Revision revision) {
  /** Checks that what identifies the run is there. */
  public EditRun {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    requireNonNull(description, "description");
    requireNonNull(startedBy, "startedBy");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(revision, "revision");
  }

  /** Returns the run as it stands after its end. */
  public EditRun ended(Instant at, long newApplied, long newRefused) {
    return new EditRun(
        id,
        kind,
        description,
        reverts,
        startedBy,
        startedAt,
        at,
        newApplied + newRefused,
        newApplied,
        newRefused,
        revision);
  }
}
