package dev.crmcore.gateway;

import dev.crmcore.catalogue.AuditCheckpointFields;
import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.Relation;
import dev.crmcore.model.AuditCheckpoint;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Aggregation;
import dev.crmcore.query.Condition;
import dev.crmcore.query.ConditionEvaluator;
import dev.crmcore.query.ConditionRewriter;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Explanation;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Page;
import dev.crmcore.query.Query;
import dev.crmcore.query.Sort;
import dev.crmcore.query.TextQuery;
import dev.crmcore.query.TimedCondition;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.LookupKey;
import dev.crmcore.storage.StorageCapability;
import dev.crmcore.storage.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads for one actor within one unit of work. Every read, whatever its shape, adds what the actor
 * may see and leaves out what it may not: services have no other way to a store. Not safe for other
 * threads, and valid only inside the work it was given to.
 */
public final class Reader {
  private static final int VALUES = 1_000;

  private final UnitOfWork unit;
  private final ReadScope scope;
  private final EntityJson json;
  private final Concealment concealment;

  Reader(UnitOfWork unit, ReadScope scope, EntityJson json) {
    this.unit = unit;
    this.scope = scope;
    this.json = json;
    this.concealment = new Concealment(scope);
  }

  /** Returns the record with an id, if the actor may see it. */
  public <E> Optional<E> find(EntityType<E> type, UUID id) {
    return findAll(type, List.of(id)).stream().findFirst();
  }

  /**
   * Returns the record with an id.
   *
   * @throws NotFoundException if there is none that the actor may see
   */
  public <E> E get(EntityType<E> type, UUID id) {
    return find(type, id)
        .orElseThrow(() -> new NotFoundException("There is no " + type + " " + id + "."));
  }

  /** Returns the records with these ids that the actor may see, in the order of the ids. */
  public <E> List<E> findAll(EntityType<E> type, Collection<UUID> ids) {
    EntityType<E> full = scope.catalogue().entity(type);
    Filter<E> visible = scope.visible(full);
    List<E> found = store(full).findAll(ids);
    if (!visible.isAll()) {
      found = found.stream().filter(evaluator().prepare(visible)).toList();
    }
    return found.stream().map(entity -> concealment.mask(full, entity)).toList();
  }

  /**
   * Follows one stored reference, whether or not the actor may see the record that holds it: an old
   * id must go on leading to whoever took its place. Grants no sight of either record.
   */
  public <E> Optional<UUID> follow(EntityType<E> type, UUID id, Field<E, UUID> reference) {
    return store(scope.catalogue().entity(type)).find(id).map(reference::get);
  }

  /**
   * Follows one reference as it stood at a moment, as {@link #follow(EntityType, UUID, Field)} does
   * today.
   */
  public <E> Optional<UUID> follow(
      EntityType<E> type, UUID id, Field<E, UUID> reference, Instant moment) {
    EntityType<E> full = scope.catalogue().entity(type);
    return past(full, id).at(moment).map(reference::get);
  }

  /**
   * Returns a record as it stood at a moment. Whether the actor may see it is decided by what it is
   * today; for a record that was removed since, by what it was then.
   *
   * @param standIn the record that stands for it today: itself, unless it was merged into another
   * @throws dev.crmcore.error.InvalidInputException with the code {@code E_HISTORY_SEALED} if what
   *     happened then is sealed
   */
  public <E> Optional<E> asOf(EntityType<E> type, UUID id, UUID standIn, Instant moment) {
    EntityType<E> full = scope.catalogue().entity(type);
    Past<E> past = past(full, id);
    return isVisible(full, standIn, past)
        ? past.at(moment).map(entity -> concealment.mask(full, entity))
        : Optional.empty();
  }

  private <E> boolean isVisible(EntityType<E> full, UUID standIn, Past<E> past) {
    if (store(full).find(standIn).isPresent()) {
      return find(full, standIn).isPresent();
    }
    Filter<E> visible = scope.visible(full);
    return visible.isAll()
        || past.beforeRemoval().filter(last -> evaluator().test(visible, last)).isPresent();
  }

  /**
   * Returns those of some ids whose records the actor may see; of records that were removed, by
   * what they were last.
   */
  public <E> Set<UUID> seen(EntityType<E> type, Collection<UUID> ids) {
    EntityType<E> full = scope.catalogue().entity(type);
    if (scope.visible(full).isAll()) {
      return Set.copyOf(ids);
    }
    Set<UUID> seen = new HashSet<>();
    findAll(full, ids).forEach(entity -> seen.add(full.id(entity)));
    for (UUID id : ids) {
      if (!seen.contains(id) && isVisible(full, id, past(full, id))) {
        seen.add(id);
      }
    }
    return seen;
  }

  private <E> Past<E> past(EntityType<E> full, UUID id) {
    List<LineageEntry> rows = new ArrayList<>();
    EntityType<LineageEntry> lineage = scope.catalogue().entity(LineageFields.TYPE);
    Condition mine =
        Conditions.all(
            Conditions.equal(LineageFields.ENTITY_ID, id),
            Conditions.equal(LineageFields.ENTITY, full.name()));
    store(lineage).scan(scope.bind(lineage, mine), rows::add);
    Instant sealedUntil = checkpoint().map(AuditCheckpoint::until).orElse(Instant.MIN);
    return new Past<>(full, id, json, store(full).find(id).orElse(null), rows, sealedUntil);
  }

  /**
   * Returns what happened to a record since an edited one was read.
   *
   * @throws NotFoundException if the actor cannot see such a record
   */
  public <E> Meanwhile<E> meanwhile(EntityType<E> type, E edited) {
    EntityType<E> full = scope.catalogue().entity(type);
    UUID id = full.id(get(full, full.id(edited)));
    return meanwhile(full, store(full).findAll(List.of(id)).get(0), edited, List.of());
  }

  /** Returns it for a stored record, with rows of lineage that are not stored yet. */
  <E> Meanwhile<E> meanwhile(
      EntityType<E> full, E stored, E edited, Collection<LineageEntry> unstored) {
    List<LineageEntry> rows = new ArrayList<>();
    EntityType<LineageEntry> lineage = scope.catalogue().entity(LineageFields.TYPE);
    Condition younger =
        Conditions.all(
            Conditions.equal(LineageFields.ENTITY_ID, full.id(stored)),
            Conditions.equal(LineageFields.ENTITY, full.name()),
            Conditions.greater(LineageFields.VERSION, full.revision(edited).version()));
    store(lineage).scan(scope.bind(lineage, younger), rows::add);
    unstored.stream()
        .filter(row -> row.entityId().equals(full.id(stored)) && row.entity().equals(full.name()))
        .forEach(rows::add);
    return new Meanwhile<>(full, stored, edited, rows, json, concealment);
  }

  /** Returns what remains of the sealed part of the audit log, if a part is sealed. */
  public Optional<AuditCheckpoint> checkpoint() {
    EntityType<AuditCheckpoint> type = scope.catalogue().entity(AuditCheckpointFields.TYPE);
    Sort newest = Sort.descending(AuditCheckpointFields.POSITION);
    Query<AuditCheckpoint> query = Query.of(Filter.all(type), 1).sortedBy(newest);
    return store(type).query(query).items().stream().findFirst();
  }

  /** Returns the names of what the actor may not see of an entity. */
  public Set<String> concealed(EntityType<?> type) {
    return Set.copyOf(concealment.concealed(scope.catalogue().requireEntity(type.name())));
  }

  /** Tells whether no record of an entity is out of the actor's sight. */
  public boolean seesEvery(EntityType<?> type) {
    return scope.visible(scope.catalogue().requireEntity(type.name())).isAll();
  }

  /** Returns one page of what satisfies a condition and the actor may see. */
  public <E> Page<E> query(
      EntityType<E> type,
      Condition condition,
      List<Sort> sorts,
      int limit,
      @Nullable Keyset after) {
    EntityType<E> full = scope.catalogue().entity(type);
    sorts.forEach(sort -> concealment.refuse(full, sort.field()));
    Query<E> query = new Query<>(filter(full, condition), sorts, limit, after);
    return store(full).query(query).map(entity -> concealment.mask(full, entity));
  }

  /** Returns the first records that satisfy a condition, by age; a shorthand for small answers. */
  public <E> List<E> list(EntityType<E> type, Condition condition, int limit) {
    return query(type, condition, List.of(), limit, null).items();
  }

  /** Returns how many records satisfy a condition. */
  public <E> long count(EntityType<E> type, Condition condition) {
    EntityType<E> full = scope.catalogue().entity(type);
    return store(full).count(filter(full, condition));
  }

  /** Tells whether the record with an id is there for the actor and satisfies a condition. */
  public <E> boolean satisfies(EntityType<E> type, UUID id, Condition condition) {
    return count(type, Conditions.all(Conditions.id(id), condition)) > 0;
  }

  /** Passes on every record that satisfies a condition, by id, in bounded memory. */
  public <E> void scan(EntityType<E> type, Condition condition, Consumer<? super E> consumer) {
    EntityType<E> full = scope.catalogue().entity(type);
    store(full)
        .scan(filter(full, condition), entity -> consumer.accept(concealment.mask(full, entity)));
  }

  /**
   * Passes on every record that satisfies a condition and has one of some values, however many
   * those are: a condition has room for 10,000. Records come by id for each thousand values; one
   * comes twice if values of different thousands are the same but for their case.
   */
  public <E, V> void scanAny(
      EntityType<E> type,
      Condition condition,
      Field<E, V> field,
      Collection<? extends V> values,
      Consumer<? super E> consumer) {
    thousands(field, values, some -> scan(type, Conditions.all(condition, some), consumer));
  }

  /**
   * Passes on every record that satisfies a condition of the library's own, seen or not, by id: for
   * rules that hold whoever acts. Its callers show nothing of it to the actor.
   */
  public <E> void scanUnseen(
      EntityType<E> type, Condition condition, Consumer<? super E> consumer) {
    EntityType<E> full = scope.catalogue().entity(type);
    store(full).scan(scope.bind(full, condition), consumer);
  }

  /**
   * Refuses to go on if something about an entity is out of the actor's sight.
   *
   * @throws AccessDeniedException if it is
   */
  public void requireWholeView(EntityType<?> type) {
    EntityType<?> full = scope.catalogue().requireEntity(type.name());
    if (!scope.visible(full).isAll() || !concealment.concealed(full).isEmpty()) {
      throw new AccessDeniedException(
          "%s does not see all of every %s.".formatted(scope.actor().name(), full));
    }
  }

  /** Returns the first record in an order, seen or not, as {@link #scanUnseen} does. */
  public <E> Optional<E> firstUnseen(EntityType<E> type, Sort sort) {
    EntityType<E> full = scope.catalogue().entity(type);
    return store(full)
        .query(Query.of(scope.bind(full, Conditions.everyone()), 1).sortedBy(sort))
        .items()
        .stream()
        .findFirst();
  }

  /** Returns records with these ids, seen or not, as {@link #scanUnseen} does. */
  public <E> List<E> findAllUnseen(EntityType<E> type, Collection<UUID> ids) {
    return store(scope.catalogue().entity(type)).findAll(ids);
  }

  /**
   * Returns such records with some of their collections; the others may be empty, whatever is
   * stored.
   */
  public <E> List<E> findPartlyUnseen(
      EntityType<E> type, Collection<UUID> ids, Set<String> collections) {
    return store(scope.catalogue().entity(type)).findPartly(ids, collections);
  }

  /** Passes on records with one of some values, seen or not, as {@link #scanUnseen} does. */
  public <E, V> void scanAnyUnseen(
      EntityType<E> type,
      Condition condition,
      Field<E, V> field,
      Collection<? extends V> values,
      Consumer<? super E> consumer) {
    EntityType<E> full = scope.catalogue().entity(type);
    thousands(field, values, some -> scanUnseen(full, Conditions.all(condition, some), consumer));
  }

  private static <E, V> void thousands(
      Field<E, V> field, Collection<? extends V> values, Consumer<Condition> part) {
    List<V> all = List.copyOf(new LinkedHashSet<>(values));
    for (int i = 0; i < all.size(); i += VALUES) {
      part.accept(Conditions.in(field, all.subList(i, Math.min(i + VALUES, all.size()))));
    }
  }

  /** Returns the visible records that hold these keys. */
  public <E> Map<LookupKey, List<UUID>> lookup(
      EntityType<E> type, String collection, Collection<LookupKey> keys) {
    EntityType<E> full = scope.catalogue().entity(type);
    concealment.refuse(full, collection);
    Map<LookupKey, List<UUID>> found = store(full).lookup(collection, keys);
    if (scope.visible(full).isAll()) {
      return found;
    }
    Map<LookupKey, List<UUID>> visible = new LinkedHashMap<>();
    found.forEach(
        (key, ids) -> {
          List<UUID> seen = findAll(full, ids).stream().map(full::id).toList();
          if (!seen.isEmpty()) {
            visible.put(key, seen);
          }
        });
    return visible;
  }

  /** Returns the ids of records that hold these keys, seen or not, as {@link #scanUnseen} does. */
  public <E> Map<LookupKey, List<UUID>> lookupUnseen(
      EntityType<E> type, CollectionField<E, ?> collection, Collection<LookupKey> keys) {
    return keys.isEmpty()
        ? Map.of()
        : store(scope.catalogue().entity(type)).lookup(collection.name(), keys);
  }

  /**
   * Returns the ids of the visible records that hold these keys, by key; what nobody holds is
   * absent.
   *
   * @param keys the values of the collection's lookup fields, in their order
   */
  public <E> Map<List<String>, List<UUID>> holders(
      EntityType<E> type, CollectionField<E, ?> collection, Collection<List<String>> keys) {
    Map<List<String>, List<UUID>> held = new HashMap<>();
    if (!keys.isEmpty()) {
      lookup(type, collection.name(), keys.stream().map(LookupKey::new).toList())
          .forEach((key, ids) -> held.put(key.parts(), ids));
    }
    return held;
  }

  /** Returns the ids of visible records that a query finds and that satisfy a condition. */
  public <E> List<UUID> search(
      EntityType<E> type, TextQuery query, Condition condition, int limit) {
    EntityType<E> full = scope.catalogue().entity(type);
    concealment.refuseSearch(full);
    return store(full).search(query, filter(full, condition), limit);
  }

  /** Returns figures over groups of what satisfies a condition. */
  public <E> List<AggregateRow> aggregate(
      EntityType<E> type, Condition condition, List<String> groupBy, List<Measure> measures) {
    EntityType<E> full = scope.catalogue().entity(type);
    groupBy.forEach(field -> concealment.refuse(full, field));
    for (Measure measure : measures) {
      String field = measure.field();
      if (field != null) {
        concealment.refuse(full, field);
      }
    }
    return store(full).aggregate(new Aggregation<>(filter(full, condition), groupBy, measures));
  }

  /** Returns such figures over all records, seen or not, as {@link #scanUnseen} does. */
  public <E> List<AggregateRow> aggregateUnseen(
      EntityType<E> type, Condition condition, List<String> groupBy, List<Measure> measures) {
    EntityType<E> full = scope.catalogue().entity(type);
    return store(full).aggregate(new Aggregation<>(scope.bind(full, condition), groupBy, measures));
  }

  /** Tells why a record satisfies a condition or does not. */
  public <E> Explanation explain(EntityType<E> type, Condition condition, E entity) {
    EntityType<E> full = scope.catalogue().entity(type);
    return evaluator().explain(asked(full, condition), entity);
  }

  /**
   * Returns what tells how long the answers to a condition stand, for records that the actor may
   * see; usable as long as this reader.
   */
  public <E> TimedCondition<E> timed(EntityType<E> type, Condition condition) {
    EntityType<E> full = scope.catalogue().entity(type);
    scope.bind(full, condition);
    concealment.refuse(full, condition);
    return TimedCondition.at(
        scope.catalogue(),
        this::related,
        full,
        condition.accept(new VisibleRelations(full.name())),
        scope.now(),
        scope.zone());
  }

  /** Tells whether a record that may not be stored yet satisfies a condition. */
  public <E> boolean test(EntityType<E> type, Condition condition, E entity) {
    EntityType<E> full = scope.catalogue().entity(type);
    return evaluator().test(scope.bind(full, condition), entity);
  }

  /**
   * Returns what tells whether records satisfy a condition of the library's own, bound once for
   * many; usable as long as this reader.
   */
  public <E> Predicate<E> tester(EntityType<E> type, Condition condition) {
    return evaluator().prepare(scope.bind(scope.catalogue().entity(type), condition));
  }

  /** Tells whether the storage answers conditions itself. */
  public boolean pushesDown() {
    return scope.can(StorageCapability.CONDITIONS);
  }

  private <E> Filter<E> filter(EntityType<E> full, Condition condition) {
    return scope.visible(full).and(asked(full, condition));
  }

  /** Binds what the actor asks: only about what it may see, related records included. */
  private <E> Filter<E> asked(EntityType<E> full, Condition condition) {
    scope.bind(full, condition);
    concealment.refuse(full, condition);
    return scope.bind(full, condition.accept(new VisibleRelations(full.name())));
  }

  /** Counts only related records that the actor may see, or counting would tell of the others. */
  private final class VisibleRelations extends ConditionRewriter {
    private final String owner;

    VisibleRelations(String owner) {
      this.owner = owner;
    }

    @Override
    public Condition related(Condition.Related condition) {
      Relation<?> relation = scope.catalogue().relation(owner, condition.relation()).orElseThrow();
      concealment.refuse(relation.target(), relation.time().name());
      Condition where = condition.where().accept(new VisibleRelations(relation.target().name()));
      return new Condition.Related(
          condition.relation(),
          condition.window(),
          Conditions.all(where, scope.policy().visible(scope.actor(), relation.target())),
          condition.measure(),
          condition.operator(),
          condition.operand());
    }
  }

  private ConditionEvaluator evaluator() {
    return new ConditionEvaluator(scope.catalogue(), this::related);
  }

  /** Returns every related record; a bound condition says itself which of them count. */
  private <T> Iterable<T> related(Relation<T> relation, UUID owner) {
    EntityType<T> target = scope.catalogue().entity(relation.target());
    List<T> records = new ArrayList<>();
    Condition mine =
        new Condition.Compare(
            relation.foreignKey().name(), Operator.EQ, List.of(Operand.of(owner)));
    store(target).scan(scope.bind(target, mine), records::add);
    return records;
  }

  <E> EntityStore<E> store(EntityType<E> full) {
    EntityStore<E> store = unit.store(full);
    return scope.can(StorageCapability.CONDITIONS)
        ? store
        : new FilteringStore<>(full, store, evaluator());
  }
}
