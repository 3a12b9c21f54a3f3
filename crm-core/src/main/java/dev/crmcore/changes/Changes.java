package dev.crmcore.changes;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.AuditHeadFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.AuditCheckpoint;
import dev.crmcore.model.AuditHead;

/**
 * All changes of a tenant in the order in which they were stored, for whoever keeps a search index,
 * a warehouse or another system in step. Nothing is missing, nothing comes twice, whoever writes
 * meanwhile: change-sets are numbered without gaps in the transactions that store them, and a
 * number is seen only after all before it.
 *
 * <p>The reader gets what it may see: changes of records that it may see today (or, of what was
 * removed, might have seen last), without values that are concealed from it. How far back the
 * changes go is decided by sealing, {@link dev.crmcore.Maintenance#sealAuditLog}. Belongs to one
 * session; not safe for use by several threads at once.
 */
public final class Changes {
  /** The most changes that one call returns. */
  public static final int MOST = 10_000;

  private final Gateway gateway;

  /** Creates the service; hosts get it from their session. */
  public Changes(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Returns the changes after a position.
   *
   * @param limit 1 to {@value #MOST}
   * @throws InvalidInputException with the code {@code E_HISTORY_SEALED} if changes after the
   *     position are sealed; {@link #earliest} is where one can go on
   */
  public ChangePage since(ChangePosition position, int limit) {
    requireNonNull(position, "position");
    requireLimit(limit);
    return gateway.read(reader -> page(reader, position, limit));
  }

  static void requireLimit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new InvalidInputException(
          "One reads 1 to %,d changes at once, not %,d.".formatted(MOST, limit));
    }
  }

  ChangePage page(Reader reader, ChangePosition since, int limit) {
    ChangePosition earliest = earliest(reader);
    boolean sealed =
        since.changeSet() < earliest.changeSet()
            || (since.changeSet() == earliest.changeSet()
                && since.row() != null
                && since.changeSet() > 0);
    if (sealed) {
      throw new InvalidInputException(
          "E_HISTORY_SEALED",
          "The changes after %s are sealed up to %s. Read the records anew, then go on from %s."
              .formatted(since, earliest, earliest));
    }
    return new ChangeWalk(reader, gateway.engine().catalogue(), since, limit).page();
  }

  /** Returns the position before the first change that can be read. */
  public ChangePosition earliest() {
    return gateway.read(Changes::earliest);
  }

  private static ChangePosition earliest(Reader reader) {
    return ChangePosition.after(reader.checkpoint().map(AuditCheckpoint::position).orElse(0L));
  }

  /**
   * Returns the position after the last change: where to begin if one has just read all records.
   */
  public ChangePosition latest() {
    return ChangePosition.after(
        gateway.read(
            reader ->
                reader
                    .find(AuditHeadFields.TYPE, AuditHead.ID.value())
                    .map(AuditHead::position)
                    .orElse(0L)));
  }

  /**
   * Returns a reader with a stored position of its own.
   *
   * @param name unique for the tenant, such as {@code "search-index"}; up to 200 characters
   * @throws InvalidInputException if it is blank or longer
   */
  public ChangeConsumer consumer(String name) {
    return new ChangeConsumer(gateway, this, name);
  }
}
