package dev.crmcore.gateway;

import dev.crmcore.catalogue.AuditFields;
import dev.crmcore.catalogue.AuditHeadFields;
import dev.crmcore.model.AuditEntry;
import dev.crmcore.model.AuditHead;
import dev.crmcore.model.AuditLink;
import dev.crmcore.model.Revision;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.UnitOfWork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chain of a tenant's audit entries: each holds the digest of the one before it, and a head
 * says where the chain ends. Stateless and safe for all threads.
 */
public final class AuditChain {
  /** What the first entry holds in place of the digest of an entry before it. */
  public static final String START = "0".repeat(64);

  /** The link of an entry that is not in the chain yet. */
  static final AuditLink UNLINKED = new AuditLink(0, START, START, START);

  private AuditChain() {}

  /**
   * Returns the digest that an entry must have. What it covers is fixed for ever: other bytes would
   * make every stored digest look tampered with.
   */
  public static String digest(AuditEntry entry) {
    return new ContentDigest()
        .add(entry.link().previous())
        .add(entry.link().position())
        .add(entry.id().value())
        .add(entry.at())
        .add(entry.actor())
        .add(entry.action())
        .add(entry.entity())
        .add(entry.entityId())
        .add(entry.changes())
        .add(entry.source())
        .add(entry.reason())
        .add(entry.run())
        .add(entry.link().lineage())
        .end();
  }

  /**
   * Stores an entry behind the last one. The head is moved first: a storage that sees one state for
   * the whole work then notices that another writer moved it, and may run the work again. Positions
   * are unique, so of two writers that read the same head one fails whatever the storage lets them
   * see of each other.
   *
   * @throws dev.crmcore.error.ConflictException if another writer was quicker
   */
  static void append(UnitOfWork unit, AuditEntry entry, String lineage) {
    EntityStore<AuditHead> heads = unit.store(AuditHeadFields.TYPE);
    AuditHead head = heads.find(AuditHead.ID.value()).orElse(null);
    AuditEntry linked = linked(entry, head, lineage);
    Revision revision =
        head == null ? Revision.first(entry.at()) : head.revision().next(entry.at());
    AuditHead moved =
        new AuditHead(AuditHead.ID, linked.link().position(), linked.link().digest(), revision);
    if (head == null) {
      heads.insert(List.of(moved));
    } else {
      heads.update(List.of(moved));
    }
    unit.store(AuditFields.TYPE).insert(List.of(linked));
  }

  private static AuditEntry linked(AuditEntry entry, @Nullable AuditHead head, String lineage) {
    long position = head == null ? 1 : head.position() + 1;
    String previous = head == null ? START : head.digest();
    AuditEntry open = entry.withLink(new AuditLink(position, lineage, previous, START));
    return entry.withLink(new AuditLink(position, lineage, previous, digest(open)));
  }
}
