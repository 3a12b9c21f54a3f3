package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

/**
 * What ties an audit entry to the entry before it and to the lineage rows it heads. Digests are
 * SHA-256, as 64 lower-case hexadecimal digits.
 *
 * @param position 1 for a tenant's first entry, then 2, 3, 4…, without gaps
 * @param lineage the digest of the lineage rows
 * @param previous the digest of the entry before; zeros for the first entry
 * @param digest the digest of the entry itself, of {@code lineage} and of {@code previous}
 */
public record AuditLink(long position, String lineage, String previous, String digest) {
  /** Checks that nothing is missing. */
  public AuditLink {
    requireNonNull(lineage, "lineage");
    requireNonNull(previous, "previous");
    requireNonNull(digest, "digest");
  }
}
