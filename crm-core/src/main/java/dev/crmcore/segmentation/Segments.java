package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.catalogue.MembershipFields;
import dev.crmcore.catalogue.SegmentFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.Membership;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Segment;
import dev.crmcore.model.SegmentId;
import dev.crmcore.model.SegmentKind;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Explanation;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Named sets of customers, and questions about sets that have no name. Members are always computed
 * from the condition, by the storage where it can and in memory where it cannot, with one meaning.
 * Archived and merged customers belong to no segment. Belongs to one session; not safe for use by
 * several threads at once.
 */
public final class Segments {
  /** So many memberships are stored at a time. */
  private static final int PART = 1_000;

  private final Gateway gateway;
  private final ConditionText text;

  /** Creates the service; hosts get it from their session. */
  public Segments(Gateway gateway, ConditionText text) {
    this.gateway = gateway;
    this.text = text;
  }

  /**
   * Reads the text form of a condition on customers.
   *
   * @throws dev.crmcore.error.InvalidInputException if it cannot be read; the message points at the
   *     place
   */
  public Condition parse(String condition) {
    return text.parse(condition, CustomerFields.TYPE);
  }

  /**
   * Stores a segment under a name, in place of the one that had it. Where memberships of it, or of
   * a segment that refers to it, are tracked, they are brought to what it means now.
   *
   * @throws dev.crmcore.error.InvalidInputException if the condition cannot be read, names a
   *     segment that is not there, or would contain itself
   * @throws ConflictException with the code {@code E_SEGMENT_KIND} if the name belongs to a static
   *     segment or a snapshot
   */
  public Segment define(String name, String condition) {
    Condition tree = parse(condition);
    return gateway.change(
        Origin.of("segment.define"),
        changes -> {
          Reader reader = changes.reader();
          expansion(reader).expandDefinition(name, tree);
          Optional<Segment> known = find(reader, name);
          if (known.isEmpty()) {
            return changes.create(SegmentFields.TYPE, Segment.of(name, condition));
          }
          if (known.get().keepsMembers()) {
            throw keepsMembers(known.get());
          }
          Segment changed =
              changes.update(SegmentFields.TYPE, known.get().withCondition(condition));
          tracking(changes).retrack(known.get().name());
          return changed;
        });
  }

  private static ConflictException keepsMembers(Segment segment) {
    return new ConflictException(
        "E_SEGMENT_KIND",
        "The segment '%s' is %s, which no condition decides. Choose another name, or remove it."
            .formatted(
                segment.name(),
                segment.kind() == SegmentKind.STATIC ? "a static one" : "a snapshot"));
  }

  /**
   * Begins to keep the memberships of a dynamic segment: who belongs to it is stored, with a
   * history, and {@link dev.crmcore.Maintenance#runDue} announces who got in and out, whether a
   * change or the clock did it. Nobody gets in by this call. Memberships are kept of all customers,
   * so only who sees everything of what the condition asks about may call it, or change a
   * definition that is tracked.
   *
   * @throws NotFoundException if there is no such segment
   * @throws dev.crmcore.error.AccessDeniedException if customers or records that the condition asks
   *     about are out of the actor's sight, or something on them
   * @throws ConflictException with the code {@code E_SEGMENT_KIND} if it is not dynamic
   */
  public Segment track(String name) {
    return track(List.of(name)).get(0);
  }

  /** Begins to keep the memberships of several segments, which is quicker than one by one. */
  public List<Segment> track(Collection<String> names) {
    return gateway.change(
        Origin.of("segment.track"),
        changes -> {
          List<Segment> segments = new ArrayList<>();
          for (String name : names) {
            Segment segment = require(changes.reader(), name);
            if (segment.keepsMembers()) {
              throw keepsMembers(segment);
            }
            segments.add(segment);
          }
          return tracking(changes).begin(segments);
        });
  }

  /**
   * Stops keeping the memberships of a segment. Those that last end now; what was kept stays.
   *
   * @throws NotFoundException if there is no such segment
   * @throws ConflictException with the code {@code E_SEGMENT_USED} if another segment asks since
   *     when somebody belongs to it
   */
  public Segment untrack(String name) {
    return gateway.change(
        Origin.of("segment.untrack"),
        changes -> {
          Segment segment = require(changes.reader(), name);
          if (!segment.tracked()) {
            return segment;
          }
          return tracking(changes).end(segment);
        });
  }

  /**
   * Stores a segment without a condition, to which {@link #include} adds customers one by one.
   *
   * @throws ConflictException if there is a segment of that name
   */
  public Segment defineStatic(String name) {
    return gateway.change(
        Origin.of("segment.define"),
        changes -> {
          SegmentTracking.readChangesFromNowOn(changes);
          return changes.create(SegmentFields.TYPE, kept(name, SegmentKind.STATIC, null));
        });
  }

  private static Segment kept(String name, SegmentKind kind, @Nullable String condition) {
    return new Segment(SegmentId.UNASSIGNED, name, null, kind, condition, false, Revision.NEW);
  }

  /**
   * Stores whoever satisfies a condition now, and the actor may see, as a segment that stays as it
   * is; {@link #include} and {@link #exclude} change it.
   *
   * @throws ConflictException if there is a segment of that name
   * @throws dev.crmcore.error.InvalidInputException as {@link #define} does
   */
  public Segment snapshot(String name, String condition) {
    Condition tree = parse(condition);
    return gateway.change(
        Origin.of("segment.snapshot"),
        changes -> {
          Reader reader = changes.reader();
          Condition expanded = expansion(reader).expandDefinition(name, tree);
          SegmentTracking.readChangesFromNowOn(changes);
          Segment segment =
              changes.create(SegmentFields.TYPE, kept(name, SegmentKind.SNAPSHOT, condition));
          List<CustomerId> members = new ArrayList<>();
          reader.scan(
              CustomerFields.TYPE,
              Conditions.all(expanded, Customers.IN_USE),
              customer -> members.add(customer.id()));
          MembershipMoves moves = new MembershipMoves(changes, gateway.actor().tenant()).silently();
          for (int i = 0; i < members.size(); i += PART) {
            members
                .subList(i, Math.min(i + PART, members.size()))
                .forEach(customer -> moves.enter(segment, customer, "snapshot"));
            moves.record();
            changes.flush();
          }
          return segment;
        });
  }

  /**
   * Puts customers into a static segment or a snapshot; who is in it stays in it.
   *
   * @param reason why, for the history
   * @return how many got in
   * @throws NotFoundException if there is no such segment, or one of the customers is out of sight
   * @throws ConflictException with the code {@code E_SEGMENT_KIND} if the segment is dynamic
   */
  public int include(String name, Collection<CustomerId> customers, String reason) {
    return gateway.change(
        Origin.of("segment.include"),
        changes -> {
          Segment segment = requireKept(changes.reader(), name);
          Set<UUID> known = known(changes.reader(), customers);
          Map<UUID, List<Membership>> members = members(changes.reader(), segment, known);
          MembershipMoves moves = new MembershipMoves(changes, gateway.actor().tenant());
          for (UUID customer : known) {
            if (!members.containsKey(customer)) {
              moves.enter(segment, new CustomerId(customer), reason);
            }
          }
          return moves.record();
        });
  }

  /**
   * Takes customers out of a static segment or a snapshot; who is not in it stays out.
   *
   * @param reason why, for the history
   * @return how many got out
   * @throws NotFoundException if there is no such segment, or one of the customers is out of sight
   * @throws ConflictException with the code {@code E_SEGMENT_KIND} if the segment is dynamic
   */
  public int exclude(String name, Collection<CustomerId> customers, String reason) {
    return gateway.change(
        Origin.of("segment.exclude"),
        changes -> {
          Segment segment = requireKept(changes.reader(), name);
          MembershipMoves moves = new MembershipMoves(changes, gateway.actor().tenant());
          Collection<List<Membership>> members =
              members(changes.reader(), segment, known(changes.reader(), customers)).values();
          for (List<Membership> several : members) {
            moves.leave(segment, several.get(0), reason);
            // A merge may have brought another one, which the next runDue would end.
            several.subList(1, several.size()).forEach(one -> moves.end(one, reason));
          }
          moves.record();
          return members.size();
        });
  }

  private Segment requireKept(Reader reader, String name) {
    Segment segment = require(reader, name);
    if (!segment.keepsMembers()) {
      throw new ConflictException(
          "E_SEGMENT_KIND",
          "Who belongs to '%s' is decided by its condition. Change that, or define a static segment."
              .formatted(name));
    }
    return segment;
  }

  /** Returns the customers that ids lead to today. */
  private static Set<UUID> known(Reader reader, Collection<CustomerId> customers) {
    Set<UUID> known = new LinkedHashSet<>();
    customers.forEach(one -> known.add(Customers.require(reader, one).id().value()));
    return known;
  }

  private static Map<UUID, List<Membership>> members(
      Reader reader, Segment segment, Set<UUID> customers) {
    Map<UUID, List<Membership>> members = new LinkedHashMap<>();
    reader.scanAnyUnseen(
        MembershipFields.TYPE,
        Memberships.openIn(segment.id()),
        MembershipFields.CUSTOMER_ID,
        customers,
        one ->
            members.computeIfAbsent(one.customerId().value(), none -> new ArrayList<>()).add(one));
    return members;
  }

  /**
   * Returns the condition that holds for whoever belonged to a segment at a moment, by what was
   * kept: of a tracked segment from when tracking began, of a static one and a snapshot always.
   *
   * @throws NotFoundException if there is no such segment
   * @throws ConflictException with the code {@code E_SEGMENT_KIND} if nothing is kept of it
   */
  public Condition membersAt(String name, Instant moment) {
    Segment segment = get(name);
    if (!segment.tracked() && !segment.keepsMembers()) {
      throw new ConflictException(
          "E_SEGMENT_KIND",
          "Nobody kept who belonged to '%s'. Track it, and there is a history from then on."
              .formatted(name));
    }
    return Memberships.at(segment.id(), moment);
  }

  /**
   * Returns to which segments somebody belongs and belonged, as far as it is kept; oldest first.
   */
  public List<Membership> memberships(CustomerId id) {
    return gateway.read(
        reader -> {
          Customer customer = Customers.require(reader, id);
          List<Membership> found = new ArrayList<>();
          reader.scan(
              MembershipFields.TYPE,
              Conditions.equal(MembershipFields.CUSTOMER_ID, customer.id().value()),
              found::add);
          return found;
        });
  }

  /**
   * Returns the definitions that a segment has had, the first one first, as far as the history is
   * not sealed.
   *
   * @throws NotFoundException if there is no such segment
   */
  public List<SegmentVersion> versions(String name) {
    return gateway.read(
        reader -> {
          Segment segment = require(reader, name);
          List<SegmentVersion> versions = new ArrayList<>();
          reader.scan(
              LineageFields.TYPE,
              Conditions.all(
                  Conditions.equal(LineageFields.ENTITY_ID, segment.id().value()),
                  Conditions.equal(LineageFields.ENTITY, SegmentFields.TYPE.name())),
              line -> addVersion(versions, line));
          return versions;
        });
  }

  private static void addVersion(List<SegmentVersion> versions, LineageEntry line) {
    for (FieldChange change : line.changes()) {
      String condition = change.after();
      if (change.field().equals(SegmentFields.CONDITION.name()) && condition != null) {
        versions.add(new SegmentVersion(line.version(), condition, line.at(), line.actor()));
      }
    }
  }

  /** Returns the segments, the oldest first. */
  public List<Segment> list() {
    return gateway.read(reader -> reader.list(SegmentFields.TYPE, Conditions.everyone(), 10_000));
  }

  /** Returns how many customers belong to a set. */
  public long count(Condition condition) {
    return in(condition, (reader, set) -> reader.count(CustomerFields.TYPE, set));
  }

  /** Returns how two sets lie to each other: alone, together. */
  public SetComparison compare(Condition first, Condition second) {
    return gateway.read(reader -> compare(reader, first, second));
  }

  private SetComparison compare(Reader reader, Condition first, Condition second) {
    Condition one = expanded(reader, first);
    Condition other = expanded(reader, second);
    return new SetComparison(
        inUse(reader, Conditions.all(one, Conditions.not(other))),
        inUse(reader, Conditions.all(one, other)),
        inUse(reader, Conditions.all(other, Conditions.not(one))));
  }

  private static long inUse(Reader reader, Condition expanded) {
    return reader.count(CustomerFields.TYPE, Conditions.all(expanded, Customers.IN_USE));
  }

  /**
   * Returns whom {@link #define} would take out of a segment, leave in it and add, without changing
   * it: the segment as it is compared with what it would be. A new segment has nobody before.
   *
   * @throws dev.crmcore.error.InvalidInputException as {@link #define} does
   */
  public SetComparison preview(String name, String condition) {
    Condition after = parse(condition);
    return gateway.read(
        reader -> {
          expansion(reader).expandDefinition(name, after);
          Condition before =
              find(reader, name).isPresent() ? Conditions.inSegment(name) : Conditions.nobody();
          return compare(reader, before, after);
        });
  }

  /** Returns the names of the segments whose conditions refer to a segment, in order. */
  public List<String> dependents(String name) {
    return gateway.read(reader -> dependents(reader, name));
  }

  private List<String> dependents(Reader reader, String name) {
    List<String> dependents = new ArrayList<>();
    reader.scan(
        SegmentFields.TYPE,
        Conditions.everyone(),
        one -> {
          String condition = one.condition();
          if (condition != null
              && one.kind() == SegmentKind.DYNAMIC
              && SegmentExpansion.refersTo(parse(condition), name)) {
            dependents.add(one.name());
          }
        });
    Collections.sort(dependents);
    return dependents;
  }

  /**
   * Removes a segment, with the memberships that were kept of it. Customers stay as they are;
   * listeners are told that whoever was in left, because the segment was removed.
   *
   * @throws NotFoundException if there is none
   * @throws ConflictException with the code {@code E_SEGMENT_USED} if other segments refer to it
   */
  public void remove(String name) {
    gateway.apply(
        Origin.of("segment.remove"),
        changes -> {
          Reader reader = changes.reader();
          Segment segment = require(reader, name);
          List<String> dependents = dependents(reader, name);
          if (!dependents.isEmpty()) {
            throw new ConflictException(
                "E_SEGMENT_USED",
                "The segment '%s' is used by: %s. Change or remove those first."
                    .formatted(name, String.join(", ", dependents)));
          }
          List<Membership> kept = new ArrayList<>();
          reader.scanUnseen(
              MembershipFields.TYPE,
              Conditions.equal(MembershipFields.SEGMENT_ID, segment.id().value()),
              kept::add);
          MembershipMoves moves = new MembershipMoves(changes, gateway.actor().tenant());
          new OriginalMembers(reader).tellRemoved(moves, segment, kept);
          moves.derive();
          changes.forget(MembershipFields.TYPE, kept);
          changes.remove(SegmentFields.TYPE, segment.id().value());
        });
  }

  /** Returns where sets are computed: in the storage, or in memory by scanning it. */
  public boolean isPushedDown() {
    return gateway.read(Reader::pushesDown);
  }

  /** Returns one page of the customers that belong to a set. */
  public Page<Customer> members(
      Condition condition, List<Sort> sorts, int limit, @Nullable Keyset after) {
    return in(
        condition, (reader, set) -> reader.query(CustomerFields.TYPE, set, sorts, limit, after));
  }

  /** Passes on every customer that belongs to a set, by age, in bounded memory. */
  public void scan(Condition condition, Consumer<? super Customer> consumer) {
    in(
        condition,
        (reader, set) -> {
          reader.scan(CustomerFields.TYPE, set, consumer);
          return true;
        });
  }

  /** Tells why a customer belongs to a set or does not. */
  public Explanation explain(Condition condition, CustomerId id) {
    return gateway.read(
        reader -> {
          Customer customer = reader.get(CustomerFields.TYPE, id.value());
          Condition asked = expanded(reader, condition);
          boolean inUse = !customer.isArchived() && customer.mergedInto() == null;
          // Nobody asks about this rule unless it is why somebody is not in a set.
          return reader.explain(
              CustomerFields.TYPE,
              inUse ? asked : Conditions.all(asked, Customers.IN_USE),
              customer);
        });
  }

  /**
   * Returns when the answer for a customer changes if nothing is written; empty if it does not.
   *
   * @throws NotFoundException if the actor cannot see the customer
   */
  public Optional<Instant> nextChange(Condition condition, CustomerId id) {
    return gateway.read(
        reader -> {
          Customer customer = reader.get(CustomerFields.TYPE, id.value());
          return reader
              .timed(
                  CustomerFields.TYPE,
                  Conditions.all(expanded(reader, condition), Customers.IN_USE))
              .nextChange(customer);
        });
  }

  /** Returns the condition with every segment it names replaced by that segment's own. */
  public Condition expand(Condition condition) {
    return gateway.read(reader -> expanded(reader, condition));
  }

  private <R> R in(Condition condition, Question<R> question) {
    return gateway.read(
        reader ->
            question.ask(reader, Conditions.all(expanded(reader, condition), Customers.IN_USE)));
  }

  private Condition expanded(Reader reader, Condition condition) {
    return expansion(reader).expand(condition);
  }

  private SegmentTracking tracking(ChangeSet changes) {
    return new SegmentTracking(
        changes, gateway.engine().catalogue(), text, gateway.actor().tenant());
  }

  private SegmentExpansion expansion(Reader reader) {
    return SegmentExpansion.stored(text, reader);
  }

  /** Returns the segment with a name, if there is one that the actor may see. */
  static Optional<Segment> find(Reader reader, String name) {
    return reader.list(SegmentFields.TYPE, Conditions.equal(SegmentFields.NAME, name), 1).stream()
        .findFirst();
  }

  /**
   * Returns the segment with a name.
   *
   * @throws NotFoundException if there is none
   */
  public Segment get(String name) {
    return gateway.read(reader -> require(reader, name));
  }

  private static Segment require(Reader reader, String name) {
    return find(reader, name)
        .orElseThrow(() -> new NotFoundException("There is no segment '" + name + "'."));
  }

  @FunctionalInterface
  private interface Question<R> {
    R ask(Reader reader, Condition set);
  }
}
