package dev.crmcore.gateway;

import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.catalogue.OutboxFields;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.event.ChangeEvent;
import dev.crmcore.event.ChangeEvent.Change;
import dev.crmcore.event.ChangeEvent.Touched;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.host.IdSource;
import dev.crmcore.model.AuditEntry;
import dev.crmcore.model.AuditId;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.LineageId;
import dev.crmcore.model.OutboxEntry;
import dev.crmcore.model.OutboxId;
import dev.crmcore.model.OutboxStatus;
import dev.crmcore.model.Revision;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy.Action;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes that are stored together or not at all. Each one is authorised, brought to its standard
 * form, checked and stored at once, so that later reads in the same work see it; what they leave in
 * audit, lineage and outbox is stored when the work is done. Not safe for other threads.
 */
public final class ChangeSet {
  private static final int CHUNK = 500;
  private static final String REASONS = "; ";

  private final UnitOfWork unit;
  private final ReadScope scope;
  private final Reader reader;
  private final IdSource ids;
  private final Lineage lineage;
  private final Map<String, WriteRule<?>> rules;
  private final String action;
  private final @Nullable String source;
  private final @Nullable UUID run;
  private final AuditId id;
  private final Set<String> reasons = new LinkedHashSet<>();
  private final List<LineageEntry> lines = new ArrayList<>();
  private final LineageDigest digest = new LineageDigest();
  private final List<OutboxEntry> outbox = new ArrayList<>();
  private final Map<UUID, Touched> touched = new LinkedHashMap<>();
  private final List<OutboxEntry> announced = new ArrayList<>();
  private final Circles circles = new Circles();
  private final List<ChangeFollower> followers;
  private @Nullable String lineageSource;
  private boolean failed;

  ChangeSet(UnitOfWork unit, ReadScope scope, Engine engine, Origin origin) {
    this.unit = unit;
    this.scope = scope;
    this.reader = new Reader(unit, scope, engine.json());
    this.ids = engine.ids();
    this.lineage = new Lineage(engine.json());
    this.rules = engine.rules();
    this.followers = engine.followers();
    this.action = origin.action();
    this.source = origin.source();
    this.lineageSource = origin.source();
    this.run = origin.run();
    this.id = new AuditId(ids.next());
    checkAuditText();
    giveReason(origin.reason());
  }

  /** What a storage would not give back as it was would look tampered with later. */
  private void checkAuditText() {
    EntityCheck.requireText("actor", actor());
    EntityCheck.requireText("action", action);
    if (source != null) {
      EntityCheck.requireText("source", source);
    }
  }

  private void giveReason(@Nullable String reason) {
    if (reason != null && reasons.add(reason)) {
      EntityCheck.requireText("reason", reason);
    }
  }

  /**
   * Runs work that became part of this: its source is where its values come from, and its reason is
   * one of the reasons of the whole.
   */
  <R> R within(Origin part, Supplier<R> work) {
    giveReason(part.reason());
    if (part.source() != null) {
      EntityCheck.requireText("source", part.source());
    }
    return because(part.source(), work);
  }

  /** Returns the reads of the same unit of work. */
  public Reader reader() {
    return reader;
  }

  UnitOfWork unit() {
    return unit;
  }

  UUID newId() {
    return ids.next();
  }

  /** Returns the moment of all changes in this set. */
  public Instant now() {
    return scope.now();
  }

  /** Returns who changes. */
  public String actor() {
    return scope.actor().name();
  }

  /** Returns whose data is changed. */
  public TenantId tenant() {
    return scope.actor().tenant();
  }

  /** Returns the identity of this change-set, which is that of its audit entry. */
  public AuditId id() {
    return id;
  }

  /**
   * Refuses to go on if the actor may not do this.
   *
   * @throws AccessDeniedException if it may not
   */
  public void authorise(Action wanted, EntityType<?> type) {
    permitted(wanted, type);
  }

  /**
   * Returns a record as it is stored, nothing concealed: for code that copies whole records.
   * Refused to an actor who may not see all of it.
   *
   * @throws NotFoundException if the actor cannot see such a record
   * @throws AccessDeniedException if something on it is concealed from the actor
   */
  public <E> E whole(EntityType<E> type, UUID key) {
    EntityType<E> full = scope.catalogue().entity(type);
    requireNothingConcealed(full);
    return stored(full, key);
  }

  private void requireNothingConcealed(EntityType<?> full) {
    if (!scope.policy().concealed(scope.actor(), full).isEmpty()) {
      throw new AccessDeniedException(
          "%s may not see every field of a %s, so it cannot be copied, merged or imported."
              .formatted(actor(), full));
    }
  }

  /** Adds a record and returns it as stored. */
  public <E> E create(EntityType<E> type, E entity) {
    return createAll(type, List.of(entity)).get(0);
  }

  /** Adds records and returns them as stored. */
  public <E> List<E> createAll(EntityType<E> type, Collection<E> entities) {
    return createPrepared(type, entities.stream().map(entity -> prepareNew(type, entity)).toList());
  }

  /**
   * Brings a record that is to be added to its standard form and checks it, without storing it, so
   * that one bad record among many can be told apart.
   *
   * @throws dev.crmcore.error.InvalidInputException if it cannot be stored
   */
  public <E> Prepared<E> prepareNew(EntityType<E> type, E entity) {
    return prepareNewOf(permitted(Action.CREATE, type), entity);
  }

  private <E> Prepared<E> prepareNewOf(EntityType<E> full, E entity) {
    UUID given = full.id(entity);
    UUID key = given.equals(EntityId.NIL) ? ids.next() : given;
    return new Prepared<>(prepared(full, full.stamp(entity, key, Revision.first(now()))), null);
  }

  /**
   * Brings a changed record to its standard form and checks it, without storing it.
   *
   * @param before the stored state, read through {@link #stored} in this work
   * @throws dev.crmcore.error.InvalidInputException if it cannot be stored
   */
  public <E> Prepared<E> prepareChanged(EntityType<E> type, E before, E after) {
    EntityType<E> full = permitted(Action.UPDATE, type);
    E next = full.stamp(after, full.id(before), full.revision(before).next(now()));
    return new Prepared<>(prepared(full, next), before);
  }

  /** Adds records that were prepared in this work and returns them as stored. */
  public <E> List<E> createPrepared(EntityType<E> type, Collection<Prepared<E>> records) {
    return added(permitted(Action.CREATE, type), records);
  }

  private <E> List<E> added(EntityType<E> full, Collection<Prepared<E>> records) {
    List<E> stored = records.stream().map(Prepared::value).toList();
    reader.store(full).insert(stored);
    stored.forEach(entity -> record(full, null, entity, Change.CREATED));
    WriteRule<E> rule = rule(full);
    if (rule != null) {
      stored.forEach(entity -> rule.created(this, entity));
    }
    return stored;
  }

  /** Stores changed records that were prepared in this work; what did not change is left alone. */
  public <E> void updatePrepared(EntityType<E> type, Collection<Prepared<E>> records) {
    EntityType<E> full = permitted(Action.UPDATE, type);
    List<E> changed = new ArrayList<>();
    List<List<FieldChange>> changes = new ArrayList<>();
    for (Prepared<E> one : records) {
      List<FieldChange> found =
          one.isUnchanged(full) ? List.of() : lineage.changes(full, one.before(), one.value());
      if (!found.isEmpty()) {
        changed.add(one.value());
        changes.add(found);
      }
    }
    reader.store(full).update(changed);
    for (int i = 0; i < changed.size(); i++) {
      record(full, changed.get(i), Change.UPDATED, changes.get(i));
    }
  }

  /**
   * Returns the records with these ids that the actor may see, as they are stored: a change must
   * start from values that the actor may not see, too, or it would lose them.
   */
  public <E> List<E> stored(EntityType<E> type, Collection<UUID> keys) {
    EntityType<E> full = permitted(Action.UPDATE, type);
    List<UUID> seen = reader.findAll(full, keys).stream().map(full::id).toList();
    return reader.store(full).findAll(seen);
  }

  /** Stores the lineage so far, so that long work need not keep all of it in memory. */
  public void flush() {
    unit.store(LineageFields.TYPE).insert(lines);
    lines.forEach(digest::add);
    lines.clear();
  }

  /**
   * Changes a record and returns it as stored. Its version must be the stored one.
   *
   * @throws dev.crmcore.error.ConflictException if it is not
   * @throws NotFoundException if the actor cannot see such a record
   */
  public <E> E update(EntityType<E> type, E entity) {
    EntityType<E> full = permitted(Action.UPDATE, type);
    E before = stored(full, full.id(entity));
    Concealment concealment = new Concealment(scope);
    E changed = protectedFrom(full, before, concealment.unmask(full, before, entity));
    return concealment.mask(full, replace(full, before, changed));
  }

  /**
   * Returns a record as {@link #update} would store it, nothing concealed, without storing it: for
   * rules about what a record shall be.
   *
   * @throws NotFoundException if the actor cannot see such a record
   * @throws dev.crmcore.error.InvalidInputException if it cannot be stored
   */
  public <E> E foreseen(EntityType<E> type, E entity) {
    EntityType<E> full = permitted(Action.UPDATE, type);
    E before = stored(full, full.id(entity));
    return prepared(
        full, protectedFrom(full, before, new Concealment(scope).unmask(full, before, entity)));
  }

  /**
   * Changes a record and what the library keeps about it: whether it is archived, what it was
   * merged into. For archiving and merging, which the actor must be permitted to do.
   */
  public <E> E updateKept(EntityType<E> type, E entity) {
    EntityType<E> full = permitted(Action.UPDATE, type);
    return replace(full, raw(full, full.id(entity)), entity);
  }

  /**
   * Changes a record as the library itself brings it from state to state, and returns it as the
   * actor sees it: what belongs together is set together, though the actor may not see all of it.
   *
   * @param change makes what shall be stored of what is stored
   * @throws NotFoundException if the actor cannot see such a record
   */
  public <E> E advance(EntityType<E> type, UUID key, UnaryOperator<E> change) {
    EntityType<E> full = permitted(Action.UPDATE, type);
    E before = stored(full, key);
    return new Concealment(scope).mask(full, replace(full, before, change.apply(before)));
  }

  /**
   * Changes a record because a rule of the host says so of what was changed, whoever acts and
   * whatever they may do to it: the rule is the host's word, or that of whoever was permitted to
   * set it up. Audit and lineage name who acts.
   *
   * @param entity the record as it shall be, made of what is stored
   * @param because where the values come from, for the lineage
   */
  public <E> E follow(EntityType<E> type, E entity, String because) {
    EntityType<E> full = scope.catalogue().entity(type);
    return because(because, () -> replace(full, raw(full, full.id(entity)), entity));
  }

  /**
   * Adds a record because a rule of the host says so of what was changed, as {@link #follow}
   * changes one, and returns it as stored.
   *
   * @param because where the values come from, for the lineage; null where the whole change comes
   *     from
   */
  public <E> E followWith(EntityType<E> type, E entity, @Nullable String because) {
    EntityType<E> full = scope.catalogue().entity(type);
    return because(because, () -> added(full, List.of(prepareNewOf(full, entity))).get(0));
  }

  private <R> R because(@Nullable String because, Supplier<R> work) {
    String before = lineageSource;
    lineageSource = because == null ? before : because;
    try {
      return work.get();
    } finally {
      lineageSource = before;
    }
  }

  /** Returns a changed record with what only the library sets as it is stored. */
  private static <E> E protectedFrom(EntityType<E> full, E before, E changed) {
    Revision kept = full.revision(before);
    Revision revision =
        new Revision(
            full.revision(changed).version(),
            kept.createdAt(),
            kept.updatedAt(),
            kept.archivedAt());
    EntityDraft<E> draft = full.draft(full.stamp(changed, full.id(before), revision));
    for (Field<E, ?> field : full.fields()) {
      if (field.is(FieldTrait.SYSTEM) && field.references().isPresent()) {
        draft.set(field, field.get(before));
      }
    }
    return draft.build();
  }

  private <E> E replace(EntityType<E> full, E before, E entity) {
    if (full.revision(before).version() != full.revision(entity).version()) {
      throw Conflicts.changedMeanwhile(reader.meanwhile(full, before, entity, lines).conflict());
    }
    E next = next(full, entity);
    List<FieldChange> changed = lineage.changes(full, before, next);
    if (changed.isEmpty()) {
      return before;
    }
    reader.store(full).update(List.of(next));
    record(full, next, Change.UPDATED, changed);
    return next;
  }

  /**
   * Removes a record.
   *
   * @throws NotFoundException if the actor cannot see such a record
   */
  public <E> void remove(EntityType<E> type, UUID key) {
    EntityType<E> full = permitted(Action.REMOVE, type);
    E before = stored(full, key);
    reader.store(full).remove(key, full.revision(before).version());
    record(full, before, null, Change.REMOVED);
  }

  /**
   * Returns a record as it is stored, seen or not: for undoing what touched it. Refused to an actor
   * from whom something on such records is concealed.
   */
  public <E> E kept(EntityType<E> type, UUID key) {
    EntityType<E> full = permitted(Action.UPDATE, type);
    requireNothingConcealed(full);
    return raw(full, key);
  }

  /** Returns the records that refer to one record by one field and to another by another. */
  public <E> List<E> links(
      EntityType<E> type, Field<E, UUID> left, UUID leftId, Field<E, UUID> right, UUID rightId) {
    EntityType<E> full = permitted(Action.UPDATE, type);
    List<E> found = new ArrayList<>();
    Condition both =
        Conditions.all(Conditions.equal(left, leftId), Conditions.equal(right, rightId));
    reader.store(full).scan(scope.bind(full, both), found::add);
    return found;
  }

  /**
   * Removes a link between records, seen or not; for links that the library itself makes and moves.
   */
  public <E> void unlink(EntityType<E> type, E link) {
    EntityType<E> full = permitted(Action.UPDATE, type);
    reader.store(full).remove(full.id(link), full.revision(link).version());
    record(full, link, null, Change.REMOVED);
  }

  /** Moves references from one record to another; part of merging. */
  public <E> List<UUID> repoint(EntityType<E> type, Field<E, UUID> field, UUID from, UUID to) {
    EntityType<E> full = permitted(Action.UPDATE, type);
    EntityStore<E> store = reader.store(full);
    List<UUID> moved = store.repoint(field, from, to);
    for (int i = 0; i < moved.size(); i += CHUNK) {
      List<UUID> part = moved.subList(i, Math.min(i + CHUNK, moved.size()));
      store.findAll(part).forEach(holder -> moved(full, holder, field, from, to));
    }
    return moved;
  }

  /**
   * Moves those of some references that still lead to one record to another; part of undoing a
   * merge.
   */
  public <E> void repoint(
      EntityType<E> type, Field<E, UUID> field, Collection<UUID> keys, UUID from, UUID to) {
    EntityType<E> full = permitted(Action.UPDATE, type);
    EntityStore<E> store = reader.store(full);
    List<E> holders =
        store.findAll(keys).stream().filter(holder -> from.equals(field.get(holder))).toList();
    store.repoint(field, holders.stream().map(full::id).toList(), to);
    holders.forEach(holder -> moved(full, holder, field, from, to));
  }

  /** A moved reference keeps the version of the record, so lineage shows that version again. */
  private <E> void moved(EntityType<E> full, E holder, Field<E, UUID> field, UUID from, UUID to) {
    addLine(full, holder, List.of(new FieldChange(field.name(), from.toString(), to.toString())));
    if (lines.size() >= CHUNK) {
      flush();
    }
  }

  /**
   * Removes records that are written once, without a trace of their values; part of sealing the
   * audit log.
   */
  public <E> void discard(EntityType<E> type, Collection<UUID> keys) {
    EntityStore<E> store = reader.store(permitted(Action.REMOVE, type));
    keys.forEach(key -> store.remove(key, Revision.NEW.version()));
  }

  private boolean isPromised(String key) {
    if (outbox.stream().anyMatch(entry -> entry.key().equals(key))) {
      return true;
    }
    EntityType<OutboxEntry> full = scope.catalogue().entity(OutboxFields.TYPE);
    Condition same = Conditions.equal(OutboxFields.KEY, key);
    return reader.store(full).count(scope.bind(full, same)) > 0;
  }

  /**
   * Refuses text that no storage takes: control characters, half characters, too much of it.
   *
   * @throws dev.crmcore.error.InvalidInputException if it is such text
   */
  public static void requireText(String what, String text) {
    EntityCheck.requireText(what, text);
  }

  /**
   * Gives the whole set up, because a part of it failed; what was done in it must not be stored.
   */
  void fail() {
    failed = true;
  }

  /**
   * Promises work that is done after the commit, at least once. The key names it: the same key is
   * promised once.
   *
   * @return whether it was not promised before
   */
  public boolean promise(String topic, String key, String payload) {
    if (isPromised(key)) {
      return false;
    }
    enqueue(topic, key, payload);
    return true;
  }

  private void enqueue(String topic, String key, String payload) {
    outbox.add(entry(topic, key, payload));
  }

  private OutboxEntry entry(String topic, String key, String payload) {
    return new OutboxEntry(
        new OutboxId(ids.next()),
        topic,
        key,
        payload,
        OutboxStatus.PENDING,
        0,
        now(),
        null,
        Revision.first(now()));
  }

  /** Promises to announce what was worked out; on its own it is no change that audit shows. */
  public void announce(String topic, String payload) {
    announced.add(entry(topic, ids.next().toString(), payload));
  }

  /**
   * Stores records that the library works out itself and can work out anew: whoever acts, and
   * without audit and lineage, which tell what people and programs did.
   *
   * @param added records to add; those without an id are given one
   * @param changed records to change, with the version that is stored
   */
  public <E> void derive(EntityType<E> type, List<E> added, List<E> changed) {
    EntityType<E> full = scope.catalogue().entity(type);
    EntityStore<E> store = reader.store(full);
    store.insert(
        added.stream()
            .map(
                one ->
                    full.stamp(
                        one,
                        full.id(one).equals(EntityId.NIL) ? ids.next() : full.id(one),
                        Revision.first(now())))
            .toList());
    store.update(
        changed.stream()
            .map(one -> full.stamp(one, full.id(one), full.revision(one).next(now())))
            .toList());
  }

  /** Removes records that the library worked out itself. */
  public <E> void forget(EntityType<E> type, List<E> records) {
    EntityType<E> full = scope.catalogue().entity(type);
    EntityStore<E> store = reader.store(full);
    records.forEach(one -> store.remove(full.id(one), full.revision(one).version()));
  }

  /** Stores what the changes leave behind. Called once, when the work is done. */
  void finish() {
    if (failed) {
      throw new ConflictException(
          "A part of this change failed, so none of it is stored. Let the error out of the work.");
    }
    if (!touched.isEmpty()) {
      followers.forEach(follower -> follower.follow(this, List.copyOf(touched.values())));
    }
    circles.refuse(reader, scope);
    if (!announced.isEmpty()) {
      unit.store(OutboxFields.TYPE).insert(announced);
    }
    if (touched.isEmpty() && outbox.isEmpty()) {
      return;
    }
    String reason = reasons.isEmpty() ? null : String.join(REASONS, reasons);
    if (reason != null) {
      EntityCheck.requireText("reason", reason);
    }
    Touched single = touched.size() == 1 ? touched.values().iterator().next() : null;
    AuditEntry entry =
        new AuditEntry(
            id,
            now(),
            actor(),
            action,
            single == null ? null : single.entity(),
            single == null ? null : single.id(),
            touched.size(),
            source,
            reason,
            run,
            AuditChain.UNLINKED);
    flush();
    AuditChain.append(unit, entry, digest.end());
    if (!touched.isEmpty()) {
      ChangeEvent event =
          new ChangeEvent(
              scope.actor().tenant(), id, action, actor(), now(), List.copyOf(touched.values()));
      enqueue(ChangeEvents.TOPIC, id.toString(), ChangeEvents.write(event));
    }
    unit.store(OutboxFields.TYPE).insert(outbox);
  }

  private <E> E stored(EntityType<E> full, UUID key) {
    if (reader.find(full, key).isEmpty()) {
      throw missing(full, key);
    }
    // The gateway masks what the actor may not see; a change must start from what is stored.
    return raw(full, key);
  }

  private <E> E raw(EntityType<E> full, UUID key) {
    return reader.store(full).find(key).orElseThrow(() -> missing(full, key));
  }

  private static NotFoundException missing(EntityType<?> full, UUID key) {
    return new NotFoundException("There is no " + full + " " + key + ".");
  }

  private <E> E next(EntityType<E> full, E entity) {
    return prepared(full, full.stamp(entity, full.id(entity), full.revision(entity).next(now())));
  }

  @SuppressWarnings("unchecked") // rules are registered under the name of their own entity
  private <E> @Nullable WriteRule<E> rule(EntityType<E> full) {
    return (WriteRule<E>) rules.get(full.name());
  }

  private <E> E prepared(EntityType<E> full, E entity) {
    WriteRule<E> rule = rule(full);
    E standard = rule == null ? entity : rule.prepare(entity);
    EntityCheck.check(full, standard);
    return standard;
  }

  private <E> EntityType<E> permitted(Action wanted, EntityType<E> type) {
    EntityType<E> full = scope.catalogue().entity(type);
    if (!scope.policy().permits(scope.actor(), wanted, full)) {
      throw new AccessDeniedException(
          "%s may not %s a %s.".formatted(actor(), wanted.name().toLowerCase(Locale.ROOT), full));
    }
    return full;
  }

  private <E> void record(
      EntityType<E> full, @Nullable E before, @Nullable E after, Change change) {
    E known = after != null ? after : Objects.requireNonNull(before);
    record(full, known, change, lineage.changes(full, before, after));
  }

  private <E> void record(EntityType<E> full, E known, Change change, List<FieldChange> changed) {
    UUID key = full.id(known);
    touched.merge(
        key,
        new Touched(full.name(), key, change),
        (first, then) -> first.change() == Change.CREATED ? first : then);
    addLine(full, known, changed);
  }

  private <E> void addLine(EntityType<E> full, E known, List<FieldChange> changed) {
    circles.note(full, full.id(known), changed);
    lines.add(
        new LineageEntry(
            new LineageId(ids.next()),
            id,
            full.name(),
            full.id(known),
            full.revision(known).version(),
            now(),
            actor(),
            lineageSource,
            changed));
  }
}
