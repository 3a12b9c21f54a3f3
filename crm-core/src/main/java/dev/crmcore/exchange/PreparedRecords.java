package dev.crmcore.exchange;

import dev.crmcore.exchange.RecordKind.Fate;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Prepared;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that are stored together at the end of a batch. Used once.
 *
 * @param <E> the record
 */
final class PreparedRecords<E> {
  private final ChangeSet changes;
  private final EntityType<E> type;
  private final List<Prepared<E>> created = new ArrayList<>();
  private final List<Prepared<E>> updated = new ArrayList<>();

  PreparedRecords(ChangeSet changes, EntityType<E> type) {
    this.changes = changes;
    this.type = type;
  }

  /**
   * Takes a record in.
   *
   * @throws dev.crmcore.error.InvalidInputException if it cannot be stored
   */
  Fate put(@Nullable E stored, E next) {
    if (stored == null) {
      created.add(changes.prepareNew(type, next));
      return Fate.CREATED;
    }
    if (next.equals(stored)) {
      return Fate.UNCHANGED;
    }
    Prepared<E> prepared = changes.prepareChanged(type, stored, next);
    if (prepared.isUnchanged(type)) {
      return Fate.UNCHANGED;
    }
    updated.add(prepared);
    return Fate.UPDATED;
  }

  void store() {
    if (!created.isEmpty()) {
      changes.createPrepared(type, created);
    }
    if (!updated.isEmpty()) {
      changes.updatePrepared(type, updated);
    }
  }
}
