package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * An address that must not be written to, whatever else is true.
 *
 * @param id the identity
 * @param kind the kind of address
 * @param address its standard form
 * @param reason why
 * @param note what was said
 * @param revision the bookkeeping
 */
public record Suppression(
    SuppressionId id,
    ContactKind kind,
    String address,
    SuppressionReason reason,
    @Nullable String note,
    Revision revision) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public Suppression {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    requireNonNull(address, "address");
    requireNonNull(reason, "reason");
    requireNonNull(revision, "revision");
  }
}
