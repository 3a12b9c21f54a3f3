package dev.crmcore.gateway;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of a record, and a state made of another by such differences, as
 * lineage keeps them. Not safe for other threads.
 */
public final class FieldChanges {
  private final EntityJson json;
  private final Lineage lineage;

  /** Creates it for entities that are written by these documents. */
  public FieldChanges(EntityJson json) {
    this.json = json;
    this.lineage = new Lineage(json);
  }

  /** Returns what changed between two states. */
  public <E> List<FieldChange> between(EntityType<E> type, E before, E after) {
    return lineage.changes(type, before, after);
  }

  /**
   * Returns a record with the values that the changes led to.
   *
   * @throws InvalidInputException with the code {@code E_FIELD_UNKNOWN} if the catalogue has no
   *     such field any more
   */
  public <E> E redone(EntityType<E> type, E entity, List<FieldChange> changes) {
    return with(type, entity, changes, FieldChange::after);
  }

  /**
   * Returns a record with the values that were there before the changes.
   *
   * @throws InvalidInputException with the code {@code E_FIELD_UNKNOWN} if the catalogue has no
   *     such field any more
   */
  public <E> E undone(EntityType<E> type, E entity, List<FieldChange> changes) {
    return with(type, entity, changes, FieldChange::before);
  }

  private <E> E with(
      EntityType<E> type,
      E entity,
      List<FieldChange> changes,
      Function<FieldChange, @Nullable String> side) {
    EntityDraft<E> draft = type.draft(entity);
    Revision revision = type.keepsRevision() ? type.revision(entity) : Revision.NEW;
    for (FieldChange change : changes) {
      String text = side.apply(change);
      if (change.field().equals(EntityType.ARCHIVED_AT)) {
        Instant archivedAt = text == null ? null : FieldType.INSTANT.parse(text);
        revision = revision.withArchivedAt(archivedAt);
      } else {
        set(type, draft, change.field(), text);
      }
    }
    E built = draft.build();
    return type.keepsRevision() ? type.stamp(built, type.id(entity), revision) : built;
  }

  private <E> void set(
      EntityType<E> type, EntityDraft<E> draft, String name, @Nullable String text) {
    Optional<Field<E, ?>> field = type.field(name);
    if (field.isPresent()) {
      draft.set(field.get(), text == null ? null : field.get().type().parse(text));
      return;
    }
    CollectionField<E, ?> collection =
        type.collection(name)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "E_FIELD_UNKNOWN",
                        "A %s has no field '%s' any more.".formatted(type, name)));
    json.readElements(draft, collection, text == null ? "[]" : text);
  }
}
