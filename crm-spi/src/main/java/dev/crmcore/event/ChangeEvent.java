package dev.crmcore.event;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.AuditId;
import dev.crmcore.model.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A committed change-set, as the outbox announces it.
 *
 * @param tenant whose records; ids of two tenants may be the same
 * @param changeSet the audit entry
 * @param action what was done, such as {@code "customer.create"}
 * @param actor who did it
 * @param at when
 * @param touched the records it touched
 */
public record ChangeEvent(
    TenantId tenant,
    AuditId changeSet,
    String action,
    String actor,
    Instant at,
    List<Touched> touched) {
  /** Copies the list. */
  public ChangeEvent {
    requireNonNull(tenant, "tenant");
    requireNonNull(changeSet, "changeSet");
    touched = List.copyOf(touched);
  }

  /**
   * A record that a change-set touched.
   *
   * @param entity the kind of record
   * @param id which one
   * @param change what became of it
   */
  public record Touched(String entity, UUID id, Change change) {}

  /** What became of a record. */
  public enum Change {
    /** It was added. */
    CREATED,
    /** It was changed. */
    UPDATED,
    /** It was removed. */
    REMOVED
  }
}
