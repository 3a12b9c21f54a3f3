package dev.crmcore.gateway;

import dev.crmcore.error.EditConflict;
import dev.crmcore.error.EditConflict.Theirs;
import dev.crmcore.error.EditConflict.Yours;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.LineageEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a record since somebody read it, next to what that somebody made of it. Sees and
 * shows only what the actor may see. Not safe for other threads.
 *
 * @param <E> the entity
 */
public final class Meanwhile<E> {
  private final EntityType<E> type;
  private final E stored;
  private final E given;
  private final @Nullable E base;
  private final Map<String, Theirs> theirs;
  private final Map<String, Yours> yours;
  private final List<String> colliding;

  /**
   * @param stored the record as it is stored
   * @param given the record as it was edited, with the version that was read
   * @param rows lineage of the record, at least what is younger than that version
   */
  Meanwhile(
      EntityType<E> type,
      E stored,
      E given,
      List<LineageEntry> rows,
      EntityJson json,
      Concealment concealment) {
    this.type = type;
    this.stored = concealment.mask(type, stored);
    this.given = concealment.mask(type, given);
    List<LineageEntry> younger = younger(rows, type.revision(given).version());
    E before = base(stored, younger, new FieldChanges(json));
    this.base = before == null ? null : concealment.mask(type, before);
    Set<String> hidden = concealment.concealed(type);
    this.theirs = base == null ? Map.of() : theirs(younger, hidden);
    this.yours = yours(new Lineage(json));
    this.colliding =
        yours.keySet().stream().filter(name -> base == null || collides(name)).toList();
  }

  private static List<LineageEntry> younger(List<LineageEntry> rows, long version) {
    return rows.stream()
        .filter(row -> row.version() > version)
        .sorted(Comparator.comparingLong(LineageEntry::version))
        .toList();
  }

  /** Returns what was read, or null where lineage does not tell all that happened since. */
  private @Nullable E base(E raw, List<LineageEntry> younger, FieldChanges states) {
    Set<Long> told = younger.stream().map(LineageEntry::version).collect(Collectors.toSet());
    long read = type.revision(given).version();
    long now = type.revision(raw).version();
    for (long version = read + 1; version <= now; version++) {
      if (!told.contains(version)) {
        return null;
      }
    }
    E state = raw;
    try {
      for (int i = younger.size() - 1; i >= 0; i--) {
        state = states.undone(type, state, younger.get(i).changes());
      }
    } catch (InvalidInputException e) {
      // A custom field is gone from the catalogue, so what was read cannot be made any more.
      return null;
    }
    return now < read ? null : state;
  }

  private static Map<String, Theirs> theirs(List<LineageEntry> younger, Set<String> hidden) {
    Map<String, Theirs> found = new LinkedHashMap<>();
    for (LineageEntry row : younger) {
      for (FieldChange change : row.changes()) {
        if (!hidden.contains(change.field())) {
          found.merge(
              change.field(),
              new Theirs(change.field(), change.before(), change.after(), row.actor(), row.at()),
              (first, then) ->
                  new Theirs(then.field(), first.before(), then.now(), then.by(), then.at()));
        }
      }
    }
    found.values().removeIf(one -> Objects.equals(one.before(), one.now()));
    return found;
  }

  /** What only the library sets is taken as it is stored, so nobody wants something of it. */
  private Map<String, Yours> yours(Lineage lineage) {
    Set<String> open = new LinkedHashSet<>();
    for (FieldChange change : lineage.changes(type, stored, given)) {
      boolean kept =
          type.field(change.field()).filter(field -> field.is(FieldTrait.SYSTEM)).isPresent();
      if (!kept) {
        open.add(change.field());
      }
    }
    Map<String, Yours> found = new LinkedHashMap<>();
    for (FieldChange change : lineage.changes(type, base == null ? stored : base, given)) {
      if (open.contains(change.field())) {
        found.put(change.field(), new Yours(change.field(), change.before(), change.after()));
      }
    }
    return found;
  }

  private boolean collides(String name) {
    if (!theirs.containsKey(name)) {
      return false;
    }
    return type.collection(name).map(this::woven).filter(Optional::isPresent).isEmpty();
  }

  private <T> Optional<List<T>> woven(CollectionField<E, T> collection) {
    return base == null
        ? Optional.empty()
        : WovenLists.weave(collection.get(base), collection.get(stored), collection.get(given));
  }

  /** Returns both edits, field by field. */
  public EditConflict conflict() {
    return new EditConflict(
        type.name(),
        type.id(stored),
        type.revision(given).version(),
        type.revision(stored).version(),
        base != null,
        List.copyOf(theirs.values()),
        List.copyOf(yours.values()),
        colliding);
  }

  /**
   * Returns the stored record with what was wanted of it, not stored: lists that both changed are
   * put together, of fields that collide the stored value stays.
   *
   * @param insisted fields that collide of which what was wanted shall be
   */
  public E merged(Set<String> insisted) {
    EntityDraft<E> draft = type.draft(stored);
    List<String> taken = new ArrayList<>(yours.keySet());
    taken.removeIf(name -> colliding.contains(name) && !insisted.contains(name));
    for (String name : taken) {
      Optional<Field<E, ?>> field = type.field(name);
      if (field.isPresent()) {
        draft.set(field.get(), field.get().get(given));
      } else {
        take(draft, type.requireCollection(name));
      }
    }
    return draft.build();
  }

  private <T> void take(EntityDraft<E> draft, CollectionField<E, T> collection) {
    boolean both = theirs.containsKey(collection.name());
    draft.setList(
        collection, both ? woven(collection).orElse(collection.get(given)) : collection.get(given));
  }
}
