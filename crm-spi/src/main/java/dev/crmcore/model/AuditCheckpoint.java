package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What remains of audit entries that were sealed: the chain goes on from here. Append-only.
 *
 * @param id the identity
 * @param position the position of the last sealed entry; all before it are sealed too
 * @param digest the digest of that entry
 * @param until the youngest moment of a sealed entry
 */
public record AuditCheckpoint(AuditCheckpointId id, long position, String digest, Instant until) {
  /** Checks that nothing is missing. */
  public AuditCheckpoint {
    requireNonNull(id, "id");
    requireNonNull(digest, "digest");
    requireNonNull(until, "until");
  }
}
