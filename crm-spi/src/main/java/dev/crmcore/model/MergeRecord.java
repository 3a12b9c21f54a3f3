package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a merge did, in enough detail to undo it exactly.
 *
 * @param id the identity
 * @param survivorId who remains
 * @param loserIds who was merged into it
 * @param mergedAt when
 * @param mergedBy by whom
 * @param reason why
 * @param survivorBefore the survivor before the merge, as JSON
 * @param survivorAfter the survivor right after the merge, as JSON
 * @param losersBefore the losers before the merge, as JSON, in the order of their ids
 * @param origins where each field of the survivor came from
 * @param repointed the references that were moved
 * @param participations what the participants that did something remember, in the order of their
 *     work
 * @param undoneAt when the merge was undone, or null
 * @param revision the bookkeeping
 */
public record MergeRecord(
    MergeId id,
    CustomerId survivorId,
    List<CustomerId> loserIds,
    Instant mergedAt,
    String mergedBy,
    @Nullable String reason,
    String survivorBefore,
    String survivorAfter,
    List<String> losersBefore,
    List<FieldOrigin> origins,
    List<RepointedReference> repointed,
    List<MergeParticipation> participations,
    @Nullable Instant undoneAt,
    Revision revision) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public MergeRecord {
    requireNonNull(id, "id");
    requireNonNull(survivorId, "survivorId");
    loserIds = List.copyOf(loserIds);
    requireNonNull(mergedAt, "mergedAt");
    requireNonNull(mergedBy, "mergedBy");
    requireNonNull(survivorBefore, "survivorBefore");
    requireNonNull(survivorAfter, "survivorAfter");
    losersBefore = List.copyOf(losersBefore);
    origins = List.copyOf(origins);
    repointed = List.copyOf(repointed);
    participations = List.copyOf(participations);
    requireNonNull(revision, "revision");
  }

  /** Tells whether the merge was undone. */
  public boolean isUndone() {
    return undoneAt != null;
  }
}
