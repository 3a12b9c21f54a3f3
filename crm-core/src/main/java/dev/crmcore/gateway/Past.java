package dev.crmcore.gateway;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The states that one record went through, made of its lineage. Where the oldest rows are sealed,
 * the newest state is taken back row by row to where the rows begin. Holds every row of the record.
 * Not safe for other threads.
 *
 * @param <E> the entity
 */
final class Past<E> {
  private final EntityType<E> type;
  private final UUID id;
  private final EntityJson json;
  private final @Nullable E current;
  private final List<LineageEntry> rows;
  private final Instant sealedUntil;

  /**
   * @param current the record as it is stored, or null if it was removed
   * @param rows its lineage in the order of ids
   * @param sealedUntil of what happened up to then rows may be missing
   */
  Past(
      EntityType<E> type,
      UUID id,
      EntityJson json,
      @Nullable E current,
      List<LineageEntry> rows,
      Instant sealedUntil) {
    this.type = type;
    this.id = id;
    this.json = json;
    this.current = current;
    this.rows = List.copyOf(rows);
    this.sealedUntil = sealedUntil;
  }

  /**
   * Returns the record as it stood after everything that happened up to a moment.
   *
   * @throws InvalidInputException with the code {@code E_HISTORY_SEALED} if the rows that would say
   *     so are sealed
   */
  Optional<E> at(Instant moment) {
    int past = rows.size();
    while (past > 0 && rows.get(past - 1).at().isAfter(moment)) {
      past--;
    }
    State state = first();
    boolean fromTheStart = !rows.isEmpty() && state.values.isEmpty();
    if (past == 0 && !fromTheStart && moment.isBefore(sealedUntil)) {
      throw new InvalidInputException(
          "E_HISTORY_SEALED",
          "What happened up to %s is sealed, so nobody can say how %s %s stood at %s."
              .formatted(sealedUntil, type, id, moment));
    }
    return past == rows.size() ? Optional.ofNullable(current) : after(state, past);
  }

  /** Returns the record as it stood before it was removed. */
  Optional<E> beforeRemoval() {
    return rows.isEmpty() ? Optional.empty() : after(first(), rows.size() - 1);
  }

  private Optional<E> after(State state, int count) {
    rows.subList(0, count).forEach(state::apply);
    return state.record();
  }

  /** Returns the state before the first row: none, unless older rows are sealed. */
  private State first() {
    State state = new State();
    E newest = current;
    if (newest != null) {
      new Lineage(json)
          .changes(type, null, newest)
          .forEach(change -> state.set(change.field(), change.after()));
      state.createdAt = type.revision(newest).createdAt();
    }
    for (int i = rows.size() - 1; i >= 0; i--) {
      for (FieldChange change : rows.get(i).changes()) {
        state.set(change.field(), change.before());
      }
    }
    if (!rows.isEmpty()) {
      state.version = Math.max(1, rows.get(0).version() - 1);
    }
    return state;
  }

  /** The values of the record, as text, and its bookkeeping. */
  private final class State {
    private final Map<String, String> values = new HashMap<>();
    private long version;
    private Instant createdAt = sealedUntil;
    private Instant updatedAt = sealedUntil;

    void set(String field, @Nullable String value) {
      if (value == null) {
        values.remove(field);
      } else {
        values.put(field, value);
      }
    }

    void apply(LineageEntry row) {
      boolean created = values.isEmpty();
      row.changes().forEach(change -> set(change.field(), change.after()));
      if (created) {
        createdAt = row.at();
      }
      // A reference that a merge moved leaves the bookkeeping as it is.
      if (created || row.version() != version) {
        version = row.version();
        updatedAt = row.at();
      }
    }

    Optional<E> record() {
      if (values.isEmpty()) {
        return Optional.empty();
      }
      EntityDraft<E> draft = EntityDraft.empty(type, id, revision());
      for (Field<E, ?> field : type.fields()) {
        String text = values.get(field.name());
        if (text != null && !field.name().equals(EntityType.ARCHIVED_AT)) {
          draft.set(field, field.type().parse(text));
        }
      }
      for (CollectionField<E, ?> collection : type.collections()) {
        String text = values.get(collection.name());
        if (text != null) {
          json.readElements(draft, collection, text);
        }
      }
      return Optional.of(draft.build());
    }

    private Revision revision() {
      String archivedAt = values.get(EntityType.ARCHIVED_AT);
      return new Revision(
          version,
          createdAt,
          updatedAt,
          archivedAt == null ? null : FieldType.INSTANT.parse(archivedAt));
    }
  }
}
