package dev.crmcore;

import dev.crmcore.attachment.UnownedBlobs;
import dev.crmcore.audit.AuditLog;
import dev.crmcore.audit.AuditVerification;
import dev.crmcore.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The chores of one tenant. Nothing runs by itself: the host calls, from whichever thread it likes.
 */
public final class Maintenance {
  private final List<IntSupplier> chores;
  private final AuditLog auditLog;
  private final UnownedBlobs blobs;
  private final Storage storage;

  /**
   * Creates it.
   *
   * @param chores what is done when it is due, in this order; each returns how much it did
   */
  Maintenance(List<IntSupplier> chores, AuditLog auditLog, UnownedBlobs blobs, Storage storage) {
    this.chores = List.copyOf(chores);
    this.auditLog = auditLog;
    this.blobs = blobs;
    this.storage = storage;
  }

  /**
   * Does everything that is due now: moves customers by the rules of their lifecycle, brings
   * tracked segments up to date, tells of deadlines that passed, gives leads that wait to somebody,
   * places interactions whose senders became known, removes hints that are over, delivers messages,
   * announces changes. Several nodes may call it at once; each piece of work is taken by one of
   * them.
   *
   * @return how many pieces of work were done
   */
  public int runDue() {
    int done = 0;
    RuntimeException failure = null;
    // Nothing waits for what fails before it: messages not for segments, alerts not for either.
    for (IntSupplier chore : chores) {
      try {
        done += chore.getAsInt();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    return done;
  }

  /**
   * Writes a copy of everything that is committed, of all tenants, while others go on; opening it
   * is restoring it.
   *
   * @param target a file that does not exist yet
   * @throws dev.crmcore.error.UnsupportedFeatureException if the storage makes no copies of itself
   * @throws dev.crmcore.error.StorageException if the file cannot be written
   */
  public void backup(Path target) {
    storage.backup(target);
  }

  /**
   * Removes the bytes of files that have belonged to no attachment for a time of grace: because a
   * change was rolled back after they were stored, or because the last attachment with them was
   * removed. Reads the names of all that is stored longer; for every now and then.
   *
   * @param grace at least an hour, and longer than any transaction that attaches files; a day is a
   *     good choice
   * @return how many were removed
   * @throws dev.crmcore.error.InvalidInputException if the grace is shorter
   */
  public long removeUnownedBlobs(Duration grace) {
    return blobs.remove(grace);
  }

  /**
   * Compares every audit entry and its lineage with the digests they were stored with: finds what
   * was changed, removed, swapped or added behind the library's back. Reads all of them, in one
   * state of the data and in bounded memory.
   */
  public AuditVerification verifyAuditLog() {
    return auditLog.verify();
  }

  /**
   * Removes the audit entries older than an age, and the values in their lineage. What remains is a
   * checkpoint: the chain of digests goes on from there, so that the younger entries can still be
   * verified, and so can a copy of the older ones. Works in parts, each in a transaction of its
   * own: what was sealed before a failure stays sealed.
   *
   * <p>With the lineage goes what is made of it: how records stood before, the older part of their
   * history, and who wrote a value, which imports ask before they replace one.
   *
   * @param reason why and for whom, for the audit, or null
   * @return how many entries were sealed
   * @throws dev.crmcore.error.ConflictException with the code {@code E_AUDIT_BROKEN} if they are
   *     not as they were written: sealing would hide that
   * @throws dev.crmcore.error.InvalidInputException if the age is negative
   */
  public long sealAuditLog(Duration olderThan, @Nullable String reason) {
    return auditLog.seal(olderThan, reason);
  }
}
