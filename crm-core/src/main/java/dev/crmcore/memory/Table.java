package dev.crmcore.memory;

import dev.crmcore.error.ConflictException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Folding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records of one entity and tenant, and who stands under which key. Never changes. */
final class Table<E> {
  private final EntityType<E> type;
  private final List<Index<E>> indexes;
  private final SortedTree<UUID, E> rows;
  private final List<SortedTree<String, SortedTree<UUID, Boolean>>> postings;

  private Table(
      EntityType<E> type,
      List<Index<E>> indexes,
      SortedTree<UUID, E> rows,
      List<SortedTree<String, SortedTree<UUID, Boolean>>> postings) {
    this.type = type;
    this.indexes = indexes;
    this.rows = rows;
    this.postings = postings;
  }

  static <E> Table<E> empty(EntityType<E> type, Set<String> foreignKeys) {
    List<Index<E>> indexes = Index.of(type, foreignKeys);
    List<SortedTree<String, SortedTree<UUID, Boolean>>> postings = new ArrayList<>();
    indexes.forEach(index -> postings.add(SortedTree.empty(Folding::compareCodePoints)));
    return new Table<>(type, indexes, SortedTree.empty(FieldType.ID::compare), postings);
  }

  EntityType<E> type() {
    return type;
  }

  /** Returns the records by id. */
  SortedTree<UUID, E> rows() {
    return rows;
  }

  @Nullable E get(UUID id) {
    return rows.get(id);
  }

  boolean hasIndex(String name) {
    return positionOf(name) >= 0;
  }

  /** Returns who stands under a key of an index, ids in order. */
  SortedTree<UUID, Boolean> holders(String index, String key) {
    SortedTree<UUID, Boolean> holders = postings.get(positionOf(index)).get(key);
    return holders == null ? none() : holders;
  }

  /** Returns the words from one on, in order. */
  Iterable<String> wordsFrom(String first) {
    return postings.get(positionOf(Index.WORDS)).keysFrom(first);
  }

  /**
   * Returns this table with a record added or replaced. Of the tables that one owner made only the
   * last may be used.
   *
   * @throws ConflictException if another record has one of its unique keys
   */
  Table<E> with(E row, Object owner) {
    UUID id = type.id(row);
    E before = rows.get(id);
    List<SortedTree<String, SortedTree<UUID, Boolean>>> changed = new ArrayList<>(postings);
    for (int i = 0; i < changed.size(); i++) {
      Index<E> index = indexes.get(i);
      Collection<String> keys = index.keys().apply(row);
      if (before != null) {
        Collection<String> kept = new HashSet<>(keys);
        for (String key : index.keys().apply(before)) {
          if (!kept.contains(key)) {
            changed.set(i, removed(changed.get(i), key, id, owner));
          }
        }
      }
      for (String key : keys) {
        changed.set(i, added(index, changed.get(i), key, id, owner));
      }
    }
    return new Table<>(type, indexes, rows.with(id, row, owner), changed);
  }

  /** Returns this table without a record. */
  Table<E> without(E row) {
    Object owner = new Object();
    UUID id = type.id(row);
    List<SortedTree<String, SortedTree<UUID, Boolean>>> changed = new ArrayList<>(postings);
    for (int i = 0; i < changed.size(); i++) {
      for (String key : indexes.get(i).keys().apply(row)) {
        changed.set(i, removed(changed.get(i), key, id, owner));
      }
    }
    return new Table<>(type, indexes, rows.without(id), changed);
  }

  private SortedTree<String, SortedTree<UUID, Boolean>> added(
      Index<E> index,
      SortedTree<String, SortedTree<UUID, Boolean>> tree,
      String key,
      UUID id,
      Object owner) {
    SortedTree<UUID, Boolean> holders = tree.get(key);
    if (holders == null) {
      return tree.with(key, Table.none().with(id, true, owner), owner);
    }
    if (holders.contains(id)) {
      return tree;
    }
    if (index.unique()) {
      throw new ConflictException(
          "The %s of %s %s is taken by %s; read that one instead."
              .formatted(index.name(), type, id, holders.keys().iterator().next()));
    }
    return tree.with(key, holders.with(id, true, owner), owner);
  }

  private static SortedTree<String, SortedTree<UUID, Boolean>> removed(
      SortedTree<String, SortedTree<UUID, Boolean>> tree, String key, UUID id, Object owner) {
    SortedTree<UUID, Boolean> holders = tree.get(key);
    if (holders == null) {
      return tree;
    }
    SortedTree<UUID, Boolean> rest = holders.without(id, owner);
    return rest.isEmpty() ? tree.without(key, owner) : tree.with(key, rest, owner);
  }

  private static SortedTree<UUID, Boolean> none() {
    return SortedTree.empty(FieldType.ID::compare);
  }

  private int positionOf(String index) {
    for (int i = 0; i < indexes.size(); i++) {
      if (indexes.get(i).name().equals(index)) {
        return i;
      }
    }
    return -1;
  }
}
