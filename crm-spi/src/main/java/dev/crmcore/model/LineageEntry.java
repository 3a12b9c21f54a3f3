package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one change-set did to the fields of one record: the answer to where a value came from. Never
 * changed; removed only with the audit entry that heads it.
 *
 * @param id the identity
 * @param changeSet the audit entry of the change-set
 * @param entity the kind of record
 * @param entityId which record
 * @param version the version the record had afterwards
 * @param at when
 * @param actor who
 * @param source where the data came from
 * @param changes what changed
 */
public record LineageEntry(
    LineageId id,
    AuditId changeSet,
    String entity,
    UUID entityId,
    long version,
    Instant at,
    String actor,
    @Nullable String source,
    List<FieldChange> changes) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public LineageEntry {
    requireNonNull(id, "id");
    requireNonNull(changeSet, "changeSet");
    requireNonNull(entity, "entity");
    requireNonNull(entityId, "entityId");
    requireNonNull(at, "at");
    requireNonNull(actor, "actor");
    changes = List.copyOf(changes);
  }

  /** Returns it without what is said of some fields. */
  public LineageEntry without(Set<String> fields) {
    return fields.isEmpty()
        ? this
        : new LineageEntry(
            id,
            changeSet,
            entity,
            entityId,
            version,
            at,
            actor,
            source,
            changes.stream().filter(change -> !fields.contains(change.field())).toList());
  }
}
