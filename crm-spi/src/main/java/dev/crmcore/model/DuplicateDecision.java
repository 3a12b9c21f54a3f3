package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person said about two customers. It is never changed: who thinks otherwise says so in
 * another one, which names this one as overruled. After a merge it is about whoever became of the
 * two, so several that do not overrule each other can meet on one pair; then the most careful one
 * stands: {@link DuplicateVerdict#NOT_DUPLICATE}, then {@link DuplicateVerdict#LATER}.
 *
 * @param id the identity
 * @param leftId the one
 * @param rightId the other
 * @param verdict what was decided
 * @param until for {@link DuplicateVerdict#LATER}: the first day on which the pair may be asked
 *     about again; null if none was named, and for other verdicts
 * @param decidedBy by whom
 * @param decidedAt when
 * @param note why
 * @param overrules all that was said about the pair before
 * @param revision the bookkeeping
 */
public record DuplicateDecision(
    DuplicateDecisionId id,
    CustomerId leftId,
    CustomerId rightId,
    DuplicateVerdict verdict,
    @Nullable LocalDate until,
    String decidedBy,
    Instant decidedAt,
    @Nullable String note,
    List<DuplicateDecisionId> overrules,
    Revision revision) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public DuplicateDecision {
    requireNonNull(id, "id");
    requireNonNull(leftId, "leftId");
    requireNonNull(rightId, "rightId");
    requireNonNull(verdict, "verdict");
    requireNonNull(decidedBy, "decidedBy");
    requireNonNull(decidedAt, "decidedAt");
    overrules = List.copyOf(overrules);
    requireNonNull(revision, "revision");
  }
}
