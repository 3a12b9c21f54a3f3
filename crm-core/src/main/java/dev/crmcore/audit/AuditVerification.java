package dev.crmcore.audit;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a verification of the audit log found. To find out later whether somebody wrote the whole
 * log anew, keep {@code position} and {@code digest} outside the database.
 *
 * @param entries how many audit entries were read
 * @param lineageRows how many lineage rows were read
 * @param sealed how many entries before them are sealed
 * @param position the position of the last entry
 * @param digest the digest of the last entry; zeros where there never was one
 * @param problems how many problems were found
 * @param findings the first {@value #MAX_FINDINGS} of them
 */
public record AuditVerification(
    long entries,
    long lineageRows,
    long sealed,
    long position,
    String digest,
    long problems,
    List<AuditFinding> findings) {
  /** How many findings are kept. */
  public static final int MAX_FINDINGS = 100;

  /** Copies the findings. */
  public AuditVerification {
    requireNonNull(digest, "digest");
    findings = List.copyOf(findings);
  }

  /** Tells whether everything is as it was written. */
  public boolean isIntact() {
    return problems == 0;
  }
}
