package dev.crmcore.changes;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.FieldChange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one change-set did to one record. A record that was added has no values before, one that was
 * removed none after.
 *
 * @param position the place right after it
 * @param at when
 * @param actor who
 * @param action what was done, such as {@code "customer.merge"}
 * @param source where the data came from, or null
 * @param entity the kind of record
 * @param id which record
 * @param version the version it had afterwards; as before where a merge moved a reference
 * @param fields what changed, without what the reader may not see
 */
public record Change(
    ChangePosition position,
    Instant at,
    String actor,
    String action,
    @Nullable String source,
    String entity,
    UUID id,
    long version,
    List<FieldChange> fields) {
  /** Checks that what cannot be missing is there, and copies the fields. */
  public Change {
    requireNonNull(position, "position");
    requireNonNull(at, "at");
    requireNonNull(actor, "actor");
    requireNonNull(action, "action");
    requireNonNull(entity, "entity");
    requireNonNull(id, "id");
    fields = List.copyOf(fields);
  }
}
