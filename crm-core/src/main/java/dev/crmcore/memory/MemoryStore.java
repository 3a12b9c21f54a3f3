package dev.crmcore.memory;

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
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The port, over the tables of one piece of work. */
final class MemoryStore<E> implements EntityStore<E> {
  private final MemoryWork work;
  private final EntityType<E> type;

  MemoryStore(MemoryWork work, EntityType<E> type) {
    this.work = work;
    this.type = type;
  }

  private Table<E> table() {
    return work.table(type);
  }

  @Override
  public Optional<E> find(UUID id) {
    return Optional.ofNullable(table().get(id));
  }

  @Override
  public List<E> findAll(Collection<UUID> ids) {
    return Candidates.records(table(), ids);
  }

  @Override
  public void insert(Collection<E> entities) {
    work.requireWritable();
    Table<E> changed = table();
    Object owner = new Object();
    for (E entity : entities) {
      if (changed.get(type.id(entity)) != null) {
        throw new ConflictException(
            "There is a record %s %s already.".formatted(type, type.id(entity)));
      }
      changed = changed.with(entity, owner);
    }
    take(changed, entities);
  }

  @Override
  public void update(Collection<E> entities) {
    work.requireWritable();
    requireAllowed(type.keepsRevision());
    Table<E> changed = table();
    Object owner = new Object();
    for (E entity : entities) {
      long version = type.revision(entity).version();
      requireVersion(changed, type.id(entity), version - 1);
      changed = changed.with(entity, owner);
    }
    take(changed, entities);
  }

  @Override
  public void remove(UUID id, long expectedVersion) {
    work.requireWritable();
    requireAllowed(!type.isAppendOnly());
    E stored = requireVersion(table(), id, expectedVersion);
    References.requireUnreferenced(work, type, id);
    work.replace(table().without(stored));
  }

  /** Lets a table take the place of the one before, unless it has references to nothing. */
  private void take(Table<E> changed, Collection<E> entities) {
    Table<E> before = table();
    work.replace(changed);
    try {
      References.check(work, type, entities);
    } catch (ConflictException e) {
      work.replace(before);
      throw e;
    }
  }

  private void requireAllowed(boolean allowed) {
    if (!allowed) {
      throw new UnsupportedFeatureException(
          "Records of %s are written once; this cannot be done to them.".formatted(type));
    }
  }

  private E requireVersion(Table<E> current, UUID id, long expected) {
    E stored = current.get(id);
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
    return Paging.page(query, matches(query.filter()));
  }

  @Override
  public long count(Filter<E> filter) {
    if (filter.isAll()) {
      return table().rows().size();
    }
    long count = 0;
    Predicate<E> passes = work.evaluator().prepare(filter);
    for (E entity : candidates(filter)) {
      if (passes.test(entity)) {
        count++;
      }
    }
    return count;
  }

  @Override
  public void scan(Filter<E> filter, Consumer<? super E> consumer) {
    matches(filter).forEach(consumer);
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
      List<UUID> holders = ids(table().holders(looked.name(), Index.keyOf(key)));
      if (!holders.isEmpty()) {
        found.put(key, holders);
      }
    }
    return found;
  }

  @Override
  public List<UUID> repoint(Field<E, UUID> reference, UUID from, UUID to) {
    Field<E, ?> known = References.require(type, reference);
    List<UUID> ids = ids(table().holders(known.name(), from.toString()));
    repoint(reference, ids, to);
    return ids;
  }

  @Override
  public void repoint(Field<E, UUID> reference, Collection<UUID> ids, UUID to) {
    work.requireWritable();
    Field<E, ?> known = References.require(type, reference);
    List<E> moved = new ArrayList<>();
    // Ids in no order may repeat; each record is moved once.
    for (E entity : findAll(new TreeSet<>(ids))) {
      moved.add(type.draft(entity).set(known, to).build());
    }
    Table<E> changed = table();
    Object owner = new Object();
    for (E entity : moved) {
      changed = changed.with(entity, owner);
    }
    take(changed, moved);
  }

  @Override
  public List<UUID> search(TextQuery query, Filter<E> filter, int limit) {
    return TextSearch.search(table(), query, work.evaluator().prepare(filter), limit);
  }

  @Override
  public List<AggregateRow> aggregate(Aggregation<E> aggregation) {
    Grouping<E> grouping = new Grouping<>(aggregation);
    matches(aggregation.filter()).forEach(grouping::add);
    return grouping.rows();
  }

  private Iterable<E> candidates(Filter<E> filter) {
    return Candidates.of(table(), filter.condition());
  }

  /** Returns the records that pass, by id, tested one by one as they are asked for. */
  private Iterable<E> matches(Filter<E> filter) {
    Iterable<E> candidates = candidates(filter);
    if (filter.isAll()) {
      return candidates;
    }
    Predicate<E> passes = work.evaluator().prepare(filter);
    return () -> new Passing<>(candidates.iterator(), passes);
  }

  private static List<UUID> ids(SortedTree<UUID, Boolean> holders) {
    List<UUID> ids = new ArrayList<>(holders.size());
    holders.keys().forEach(ids::add);
    return List.copyOf(ids);
  }
}
