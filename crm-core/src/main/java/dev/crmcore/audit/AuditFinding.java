package dev.crmcore.audit;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Something in the audit log that is not as it was written.
 *
 * @param kind what is wrong
 * @param position the place in the chain; 0 where there is none
 * @param id the row that is wrong, where there is one
 * @param message the same for people
 */
public record AuditFinding(Kind kind, long position, @Nullable String id, String message) {
  /** What can be wrong. */
  public enum Kind {
    /** An entry's content is not that of its digest: a value was changed, or entries swapped. */
    CHANGED,
    /** Entries are missing. */
    MISSING,
    /** A row is where none was written. */
    INSERTED,
    /** An entry does not follow the one before it: that one was replaced. */
    UNLINKED,
    /** The lineage rows of an entry are not those that were written with it. */
    LINEAGE,
    /** The head of the chain is missing or is not that of the last entry. */
    HEAD,
    /** The chain begins at a checkpoint that no entry tells of. */
    CHECKPOINT
  }

  /** Checks that what cannot be missing is there. */
  public AuditFinding {
    requireNonNull(kind, "kind");
    requireNonNull(message, "message");
  }
}
