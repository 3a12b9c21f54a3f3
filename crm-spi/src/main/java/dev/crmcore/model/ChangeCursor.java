package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * How far a named reader of the changes has come.
 *
 * @param id the identity
 * @param name the reader's name, unique for a tenant
 * @param changeSet the position of the audit entry it has come to
 * @param row the last lineage row that it has read of that entry, or null where it has all
 * @param revision the bookkeeping
 */
public record ChangeCursor(
    ChangeCursorId id, String name, long changeSet, @Nullable LineageId row, Revision revision) {
  /** Checks that what cannot be missing is there. */
  public ChangeCursor {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(revision, "revision");
  }
}
