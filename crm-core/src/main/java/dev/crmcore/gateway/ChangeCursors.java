package dev.crmcore.gateway;

import dev.crmcore.catalogue.AuditHeadFields;
import dev.crmcore.catalogue.ChangeCursorFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.AuditHead;
import dev.crmcore.model.ChangeCursor;
import dev.crmcore.model.ChangeCursorId;
import dev.crmcore.model.LineageId;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy.Action;
import dev.crmcore.storage.EntityStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the named readers of changes have come. Storing it leaves no audit, or reading the
 * changes would be a change that has to be read.
 */
public final class ChangeCursors {
  private ChangeCursors() {}

  /** Returns what is stored of a reader. */
  public static Optional<ChangeCursor> find(Reader reader, String name) {
    return reader
        .list(ChangeCursorFields.TYPE, Conditions.equal(ChangeCursorFields.NAME, name), 1)
        .stream()
        .findFirst();
  }

  /**
   * Stores how far a reader is, in the transaction of a change-set.
   *
   * @throws dev.crmcore.error.AccessDeniedException if the actor may not change such records
   */
  public static void keep(ChangeSet changes, String name, long changeSet, @Nullable LineageId row) {
    changes.authorise(Action.UPDATE, ChangeCursorFields.TYPE);
    ChangeSet.requireText("the name of a reader of changes", name);
    store(changes, name, find(changes.reader(), name).orElse(null), changeSet, row);
  }

  /** Stores that a reader of the library's own has read everything so far, whoever acts. */
  public static void skipAll(ChangeSet changes, String name) {
    Reader reader = changes.reader();
    long latest =
        reader.findAllUnseen(AuditHeadFields.TYPE, List.of(AuditHead.ID.value())).stream()
            .findFirst()
            .map(AuditHead::position)
            .orElse(0L);
    List<ChangeCursor> known = new ArrayList<>();
    reader.scanUnseen(
        ChangeCursorFields.TYPE, Conditions.equal(ChangeCursorFields.NAME, name), known::add);
    store(changes, name, known.isEmpty() ? null : known.get(0), latest, null);
  }

  private static void store(
      ChangeSet changes,
      String name,
      @Nullable ChangeCursor known,
      long changeSet,
      @Nullable LineageId row) {
    EntityType<ChangeCursor> type = ChangeCursorFields.TYPE;
    EntityStore<ChangeCursor> store = changes.unit().store(type);
    if (known == null) {
      UUID id = changes.newId();
      store.insert(
          List.of(
              new ChangeCursor(
                  new ChangeCursorId(id), name, changeSet, row, Revision.first(changes.now()))));
    } else {
      store.update(
          List.of(
              new ChangeCursor(
                  known.id(), name, changeSet, row, known.revision().next(changes.now()))));
    }
  }
}
