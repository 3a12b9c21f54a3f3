package dev.crmcore.audit;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.AuditCheckpointFields;
import dev.crmcore.catalogue.AuditFields;
import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.AuditCheckpoint;
import dev.crmcore.model.AuditCheckpointId;
import dev.crmcore.model.AuditEntry;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The audit log of one tenant as a whole. For an actor who may see everything; not safe for use by
 * several threads at once.
 */
public final class AuditLog {
  private static final int PAGE = 5_000;
  private static final int PART = 500;
  private static final List<Sort> IN_ORDER = List.of(Sort.ascending(AuditFields.POSITION));

  private final Gateway gateway;

  /** Creates the service; hosts get it from their maintenance. */
  public AuditLog(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Compares every entry and its lineage with the digests, in one state of the data and in bounded
   * memory.
   */
  public AuditVerification verify() {
    return gateway.read(
        reader -> {
          ChainWalk walk = new ChainWalk(reader);
          Keyset after = null;
          do {
            Page<AuditEntry> page =
                reader.query(AuditFields.TYPE, Conditions.everyone(), IN_ORDER, PAGE, after);
            page.items().forEach(walk::take);
            after = page.next();
          } while (after != null);
          return walk.end();
        });
  }

  /**
   * Replaces entries and their lineage by a checkpoint, from the oldest to the first one that is
   * not older than an age. Works in parts of {@value #PART} entries, each in a transaction of its
   * own: what was sealed before a failure stays sealed.
   *
   * @param reason why and for whom, for the entry that each part leaves, or null
   * @return how many entries were sealed
   * @throws ConflictException with the code {@code E_AUDIT_BROKEN} if they are not as they were
   *     written: sealing would hide that
   * @throws InvalidInputException if the age is negative
   */
  public long seal(Duration olderThan, @Nullable String reason) {
    requireNonNull(olderThan, "olderThan");
    if (olderThan.isNegative()) {
      throw new InvalidInputException("Entries cannot be younger than now: " + olderThan + ".");
    }
    Instant horizon = gateway.engine().now().minus(olderThan);
    long sealed = 0;
    long part;
    do {
      part =
          gateway.change(
              new Origin("audit.seal", null, reason), changes -> sealPart(changes, horizon));
      sealed += part;
    } while (part == PART);
    return sealed;
  }

  private static int sealPart(ChangeSet changes, Instant horizon) {
    Reader reader = changes.reader();
    ChainWalk walk = new ChainWalk(reader);
    Condition further = Conditions.greater(AuditFields.POSITION, walk.position());
    List<UUID> old = new ArrayList<>();
    Instant until = reader.checkpoint().map(AuditCheckpoint::until).orElse(Instant.MIN);
    List<AuditEntry> next = reader.query(AuditFields.TYPE, further, IN_ORDER, PART, null).items();
    for (AuditEntry entry : next) {
      if (!entry.at().isBefore(horizon)) {
        break;
      }
      walk.take(entry);
      old.add(entry.id().value());
      until = until.isBefore(entry.at()) ? entry.at() : until;
    }
    if (walk.findings().count() > 0) {
      throw new ConflictException(
          "E_AUDIT_BROKEN",
          "Nothing more was sealed, because the audit log is not as it was written: "
              + walk.findings().first().get(0).message());
    }
    if (!old.isEmpty()) {
      old.forEach(entry -> discardLineage(changes, entry));
      changes.discard(AuditFields.TYPE, old);
      changes.create(
          AuditCheckpointFields.TYPE,
          new AuditCheckpoint(AuditCheckpointId.UNASSIGNED, walk.position(), walk.digest(), until));
    }
    return old.size();
  }

  private static void discardLineage(ChangeSet changes, UUID entry) {
    Condition headed = Conditions.equal(LineageFields.CHANGE_SET, entry);
    List<LineageEntry> rows;
    do {
      rows = changes.reader().list(LineageFields.TYPE, headed, PART);
      changes.discard(LineageFields.TYPE, rows.stream().map(row -> row.id().value()).toList());
    } while (rows.size() == PART);
  }
}
