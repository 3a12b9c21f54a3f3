package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did what and when: the head of one change-set, stored with it or not at all. Never changed;
 * removed only when it is sealed into an {@link AuditCheckpoint}.
 *
 * @param id the identity
 * @param at when
 * @param actor who
 * @param action what was done, such as "customer.merge"
 * @param entity the kind of record it was done to, where it was one
 * @param entityId the record it was done to, where it was one
 * @param changes how many records were touched
 * @param source where the data came from
 * @param reason why
 * @param run the import or edit run that the change is part of, which can be taken back as a whole,
 *     or null
 * @param link its place in the chain of entries
 */
public record AuditEntry(
    AuditId id,
    Instant at,
    String actor,
    String action,
    @Nullable String entity,
    @Nullable UUID entityId,
    long changes,
    @Nullable String source,
    @Nullable String reason,
    @Nullable UUID run,
    AuditLink link) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public AuditEntry {
    requireNonNull(id, "id");
    requireNonNull(at, "at");
    requireNonNull(actor, "actor");
    requireNonNull(action, "action");
    requireNonNull(link, "link");
  }

  /** Returns this entry at a place in the chain. */
  public AuditEntry withLink(AuditLink other) {
    return new AuditEntry(
        id, at, actor, action, entity, entityId, changes, source, reason, run, other);
  }
}
