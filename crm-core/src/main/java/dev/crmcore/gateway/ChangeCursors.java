package dev.crmcore.gateway;

import dev.crmcore.catalogue.ChangeCursorFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.ChangeCursor;
import dev.crmcore.model.ChangeCursorId;
import dev.crmcore.model.LineageId;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy.Action;
import dev.crmcore.storage.EntityStore;
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
    EntityType<ChangeCursor> type = ChangeCursorFields.TYPE;
    changes.authorise(Action.UPDATE, type);
    ChangeSet.requireText("the name of a reader of changes", name);
    EntityStore<ChangeCursor> store = changes.unit().store(type);
    ChangeCursor known = find(changes.reader(), name).orElse(null);
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
