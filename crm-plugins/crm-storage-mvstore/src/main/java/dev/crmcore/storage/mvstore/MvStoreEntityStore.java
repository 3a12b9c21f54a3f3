package dev.crmcore.storage.mvstore;

import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.UnsupportedFeatureException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Aggregation;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Grouping;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Paging;
import dev.crmcore.query.Query;
import dev.crmcore.query.TextQuery;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.LookupKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The port, over the table of one entity in one piece of work. */
final class MvStoreEntityStore<E> implements EntityStore<E> {
  private final MvStoreWork work;
  private final EntityType<E> type;

  MvStoreEntityStore(MvStoreWork work, EntityType<E> type) {
    this.work = work;
    this.type = type;
  }

  /** Asked for each time, because it is refused once the work has ended. */
  private Table<E> table() {
    return work.table(type);
  }

  @Override
  public Optional<E> find(UUID id) {
    return Optional.ofNullable(table().get(id));
  }

  @Override
  public List<E> findAll(Collection<UUID> ids) {
    return table().getAll(ids);
  }

  @Override
  public void insert(Collection<E> entities) {
    work.change(
        () -> {
          for (E entity : entities) {
            if (table().contains(type.id(entity))) {
              throw new ConflictException(
                  "There is a record %s %s already.".formatted(type, type.id(entity)));
            }
            table().put(entity);
          }
          new References(work).requireTargets(type, entities);
          return entities;
        });
  }

  @Override
  public void update(Collection<E> entities) {
    work.change(
        () -> {
          requireAllowed(type.keepsRevision());
          for (E entity : entities) {
            requireVersion(type.id(entity), type.revision(entity).version() - 1);
            table().put(entity);
          }
          new References(work).requireTargets(type, entities);
          return entities;
        });
  }

  @Override
  public void remove(UUID id, long expectedVersion) {
    work.change(
        () -> {
          requireAllowed(!type.isAppendOnly());
          E stored = requireVersion(id, expectedVersion);
          new References(work).requireUnreferenced(type, id);
          table().remove(stored);
          return id;
        });
  }

  private void requireAllowed(boolean allowed) {
    if (!allowed) {
      throw new UnsupportedFeatureException(
          "Records of %s are written once and never changed or removed.".formatted(type));
    }
  }

  private E requireVersion(UUID id, long expected) {
    E stored = table().get(id);
    if (stored == null) {
      throw new ConflictException("The record %s %s is gone.".formatted(type, id));
    }
    long version = type.revision(stored).version();
    if (version != expected) {
      throw new ConflictException(
          "The record %s %s has version %d, not %d: somebody changed it. Read it again."
              .formatted(type, id, version, expected));
    }
    return stored;
  }

  @Override
  public Page<E> query(Query<E> query) {
    Keyset after = query.after();
    UUID from = after == null || !query.sorts().isEmpty() ? null : after.id();
    return Paging.page(query, matches(query.filter(), from));
  }

  @Override
  public long count(Filter<E> filter) {
    if (filter.isAll()) {
      return table().size();
    }
    return StreamSupport.stream(matches(filter, null).spliterator(), false).count();
  }

  @Override
  public void scan(Filter<E> filter, Consumer<? super E> consumer) {
    matches(filter, null).forEach(consumer);
  }

  @Override
  public Map<LookupKey, List<UUID>> lookup(String collection, Collection<LookupKey> keys) {
    CollectionField<E, ?> looked = type.requireCollection(collection);
    if (looked.lookup().isEmpty()) {
      throw new InvalidInputException(
          "The collection '%s' of %s declares no lookup.".formatted(looked, type));
    }
    Map<LookupKey, List<UUID>> found = new LinkedHashMap<>();
    for (LookupKey key : keys) {
      List<UUID> holders = table().holders(looked.name(), Index.text(key));
      if (!holders.isEmpty()) {
        found.put(key, List.copyOf(holders));
      }
    }
    return found;
  }

  @Override
  public List<UUID> repoint(Field<E, UUID> reference, UUID from, UUID to) {
    Field<E, ?> known = References.require(type, reference);
    List<UUID> ids = List.copyOf(table().holders(known.name(), from.toString()));
    repoint(reference, ids, to);
    return ids;
  }

  @Override
  public void repoint(Field<E, UUID> reference, Collection<UUID> ids, UUID to) {
    Field<E, ?> known = References.require(type, reference);
    work.change(
        () -> {
          List<E> moved = new ArrayList<>();
          // Ids may repeat; each record is moved once.
          for (E entity : findAll(new TreeSet<>(ids))) {
            moved.add(type.draft(entity).set(known, to).build());
          }
          moved.forEach(table()::put);
          new References(work).requireTargets(type, moved);
          return moved;
        });
  }

  @Override
  public List<UUID> search(TextQuery query, Filter<E> filter, int limit) {
    return TextSearch.search(table(), query, work.evaluator().prepare(filter), limit);
  }

  @Override
  public List<AggregateRow> aggregate(Aggregation<E> aggregation) {
    Grouping<E> grouping = new Grouping<>(aggregation);
    matches(aggregation.filter(), null).forEach(grouping::add);
    return grouping.rows();
  }

  /** Returns the records that pass, by id, from one on, tested as they are asked for. */
  private Iterable<E> matches(Filter<E> filter, @Nullable UUID from) {
    Iterable<E> candidates = candidates(filter, from);
    if (filter.isAll()) {
      return candidates;
    }
    Predicate<E> passes = work.evaluator().prepare(filter);
    return () -> StreamSupport.stream(candidates.spliterator(), false).filter(passes).iterator();
  }

  private Iterable<E> candidates(Filter<E> filter, @Nullable UUID from) {
    Table<E> table = table();
    Optional<SortedSet<UUID>> narrowed = Candidates.of(table, filter.condition());
    if (narrowed.isPresent()) {
      SortedSet<UUID> ids = from == null ? narrowed.get() : narrowed.get().tailSet(from);
      return () -> ids.stream().flatMap(id -> table.getAll(List.of(id)).stream()).iterator();
    }
    return from == null ? table.all() : table.from(from);
  }
}
