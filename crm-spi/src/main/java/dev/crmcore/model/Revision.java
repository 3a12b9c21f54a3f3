package dev.crmcore.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bookkeeping of a record, kept by the write path alone: an update whose {@code version} is not
 * the stored one is refused as a conflict.
 *
 * @param version 0 before the record is stored, then 1, 2, 3…
 * @param createdAt when it was first stored (microseconds, UTC)
 * @param updatedAt when it was last changed
 * @param archivedAt when it was put aside, or null while it is in use
 */
public record Revision(
    long version, Instant createdAt, Instant updatedAt, @Nullable Instant archivedAt) {
  /** The revision of what has not been stored yet. */
  public static final Revision NEW = new Revision(0, Instant.EPOCH, Instant.EPOCH, null);

  /** Returns the first stored revision. */
  public static Revision first(Instant at) {
    return new Revision(1, at, at, null);
  }

  /** Returns the revision that follows this one. */
  public Revision next(Instant at) {
    return new Revision(version + 1, createdAt, at, archivedAt);
  }

  /** Returns this revision as archived, or as in use where {@code at} is null. */
  public Revision withArchivedAt(@Nullable Instant at) {
    return new Revision(version, createdAt, updatedAt, at);
  }

  /** Tells whether the record is put aside. */
  public boolean isArchived() {
    return archivedAt != null;
  }
}
