package dev.crmcore.storage.mvstore;

import dev.crmcore.error.ConflictException;
import dev.crmcore.field.EntityType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The records of one entity and tenant, and who stands under which key, in one transaction. */
final class Table<E> {
  private static final byte[] NOTHING = {};

  private final Layout.Part<E> part;
  private final Keys keys;
  private final Entries entries;

  Table(Layout.Part<E> part, Keys keys, Entries entries) {
    this.part = part;
    this.keys = keys;
    this.entries = entries;
  }

  EntityType<E> type() {
    return part.type();
  }

  boolean hasIndex(String name) {
    return part.hasIndex(name);
  }

  boolean contains(UUID id) {
    return entries.get(keys.record(id)) != null;
  }

  @Nullable E get(UUID id) {
    byte[] bytes = entries.get(keys.record(id));
    return bytes == null ? null : part.format().read(id, bytes);
  }

  List<E> getAll(Collection<UUID> ids) {
    List<E> records = new ArrayList<>(ids.size());
    for (UUID id : ids) {
      E record = get(id);
      if (record != null) {
        records.add(record);
      }
    }
    return records;
  }

  /** Returns the records by id, read one by one as they are asked for. */
  Iterable<E> all() {
    return from(keys.records());
  }

  /** Returns the records from an id on, itself included. */
  Iterable<E> from(UUID id) {
    return from(keys.record(id));
  }

  private Iterable<E> from(byte[] key) {
    return () -> {
      Iterator<Map.Entry<byte[], byte[]>> found = entries.entries(keys.records(), key);
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return found.hasNext();
        }

        @Override
        public E next() {
          Map.Entry<byte[], byte[]> entry = found.next();
          return part.format().read(Keys.id(entry.getKey()), entry.getValue());
        }
      };
    };
  }

  long size() {
    long size = 0;
    for (Iterator<byte[]> found = entries.keys(keys.records()); found.hasNext(); found.next()) {
      size++;
    }
    return size;
  }

  /** Returns who stands under a text of an index, ids in order. */
  List<UUID> holders(String index, String text) {
    List<UUID> ids = new ArrayList<>();
    entries.keys(keys.postings(index, text)).forEachRemaining(key -> ids.add(Keys.id(key)));
    return ids;
  }

  /** Passes on who has a word that starts so, once for each such word. */
  void holdersOfWords(String start, Consumer<UUID> holders) {
    entries
        .keys(keys.postingsFrom(Index.WORDS, start))
        .forEachRemaining(key -> holders.accept(Keys.id(key)));
  }

  /**
   * Adds a record or puts it in the place of another with its id.
   *
   * @throws ConflictException if another record has one of its unique texts
   */
  void put(E record) {
    UUID id = type().id(record);
    E before = get(id);
    for (Index<E> index : part.indexes()) {
      Set<String> now = index.texts().apply(record);
      Set<String> then = before == null ? Set.of() : index.texts().apply(before);
      then.stream().filter(text -> !now.contains(text)).forEach(text -> drop(index, text, id));
      now.stream().filter(text -> !then.contains(text)).forEach(text -> add(index, text, id));
    }
    entries.put(keys.record(id), part.format().write(record));
  }

  /** Makes the postings of a record that has none. */
  void post(E record) {
    UUID id = type().id(record);
    part.indexes().forEach(index -> index.texts().apply(record).forEach(t -> add(index, t, id)));
  }

  void remove(E record) {
    UUID id = type().id(record);
    part.indexes().forEach(index -> index.texts().apply(record).forEach(t -> drop(index, t, id)));
    entries.remove(keys.record(id));
  }

  private void add(Index<E> index, String text, UUID id) {
    if (index.unique()) {
      holders(index.name(), text).stream()
          .findFirst()
          .ifPresent(
              holder -> {
                throw new ConflictException(
                    "The %s of %s %s is taken by %s; read that one instead."
                        .formatted(index.name(), type(), id, holder));
              });
    }
    entries.put(keys.posting(index.name(), text, id), NOTHING);
  }

  private void drop(Index<E> index, String text, UUID id) {
    entries.remove(keys.posting(index.name(), text, id));
  }
}
