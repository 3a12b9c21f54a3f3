package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * That somebody is editing a record: a hint for others, which locks nothing.
 *
 * @param id the identity
 * @param who who edits
 * @param entity the kind of record
 * @param entityId which record
 * @param since since when
 * @param until when the hint is over
 * @param revision the bookkeeping
 */
public record EditingHint(
    EditingHintId id,
    String who,
    String entity,
    UUID entityId,
    Instant since,
    Instant until,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public EditingHint {
    requireNonNull(id, "id");
    requireNonNull(who, "who");
    requireNonNull(entity, "entity");
    requireNonNull(entityId, "entityId");
    requireNonNull(since, "since");
    requireNonNull(until, "until");
    requireNonNull(revision, "revision");
  }
}
