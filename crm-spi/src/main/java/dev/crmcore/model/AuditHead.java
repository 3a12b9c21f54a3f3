package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Where the chain of a tenant's audit entries ends. A tenant has one; every change moves it.
 *
 * @param id the identity
 * @param position the position of the last entry
 * @param digest the digest of the last entry
 * @param revision the bookkeeping
 */
public record AuditHead(AuditHeadId id, long position, String digest, Revision revision) {
  /** The identity of every tenant's head: there is one only. */
  public static final AuditHeadId ID = new AuditHeadId(new UUID(0x7000L, 0x8000_0000_0000_0001L));

  /** Checks that nothing is missing. */
  public AuditHead {
    requireNonNull(id, "id");
    requireNonNull(digest, "digest");
    requireNonNull(revision, "revision");
  }
}
