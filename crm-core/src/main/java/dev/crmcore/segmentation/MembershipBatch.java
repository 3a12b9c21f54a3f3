package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.MembershipFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Engine;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Membership;
import dev.crmcore.model.MembershipCheck;
import dev.crmcore.model.SegmentId;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.TimedCondition;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again at some customers: who got into tracked segments, who got out, and when to look next.
 * What it costs depends on those customers and not on how many others there are. Used once.
 */
final class MembershipBatch {
  private static final Logger LOG = LoggerFactory.getLogger(MembershipBatch.class);

  private final Engine engine;
  private final ChangeSet changes;
  private final List<TrackedSegment> onTheClock;
  private final Map<UUID, MembershipLook> looks;
  private final Map<TrackedSegment, TimedCondition<Customer>> conditions = new HashMap<>();
  private final MembershipMoves moves;

  MembershipBatch(
      Engine engine,
      TenantId tenant,
      ChangeSet changes,
      List<TrackedSegment> tracked,
      Map<UUID, MembershipLook> looks) {
    this.engine = engine;
    this.changes = changes;
    this.onTheClock = TrackedSegment.onTheClock(tracked);
    this.looks = looks;
    this.moves = new MembershipMoves(changes, tenant);
  }

  /** Returns who got in or out. */
  Set<UUID> run() {
    prepare();
    Map<UUID, Map<SegmentId, Membership>> members = members();
    Map<UUID, MembershipCheck> checks = MembershipChecks.of(changes, looks.keySet());
    Map<UUID, Optional<Instant>> next = new LinkedHashMap<>();
    looks.keySet().forEach(id -> next.put(id, Optional.empty()));
    for (Customer customer : changes.reader().findAllUnseen(CustomerFields.TYPE, looks.keySet())) {
      UUID id = customer.id().value();
      MembershipCheck check = checks.get(id);
      next.put(
          id,
          look(
              customer,
              looks.getOrDefault(id, new MembershipLook()),
              members.getOrDefault(id, Map.of()),
              check == null ? null : check.dueAt()));
    }
    MembershipChecks.set(changes, checks, next);
    moves.derive();
    return moves.customers();
  }

  private void prepare() {
    Set<TrackedSegment> asked = new LinkedHashSet<>();
    looks.values().forEach(look -> asked.addAll(look.segments()));
    NeededRecords needed = new NeededRecords();
    BatchRecords records = new BatchRecords(changes.reader(), looks.keySet(), needed);
    for (TrackedSegment one : asked) {
      try {
        TimedCondition<Customer> condition = timed(one, records);
        needed.add(condition.bound());
        conditions.put(one, condition);
      } catch (InvalidInputException e) {
        LOG.warn("The segment '{}' is not kept: {}", one.segment().name(), e.getMessage());
      }
    }
  }

  private TimedCondition<Customer> timed(TrackedSegment one, BatchRecords records) {
    return TimedCondition.at(
        engine.catalogue(),
        records,
        CustomerFields.TYPE,
        one.condition(),
        changes.now(),
        engine.zone());
  }

  private Map<UUID, Map<SegmentId, Membership>> members() {
    Map<UUID, Map<SegmentId, Membership>> members = new HashMap<>();
    List<UUID> segments =
        conditions.keySet().stream().map(one -> one.segment().id().value()).toList();
    changes
        .reader()
        .scanAnyUnseen(
            MembershipFields.TYPE,
            Conditions.all(
                Conditions.missing(MembershipFields.UNTIL),
                Conditions.in(MembershipFields.SEGMENT_ID, segments)),
            MembershipFields.CUSTOMER_ID,
            looks.keySet(),
            one ->
                members
                    .computeIfAbsent(one.customerId().value(), none -> new HashMap<>())
                    .put(one.segmentId(), one));
    return members;
  }

  /** Looks at one customer and returns when to look next. */
  private Optional<Instant> look(
      Customer customer,
      MembershipLook look,
      Map<SegmentId, Membership> members,
      @Nullable Instant due) {
    Optional<Instant> next = Optional.empty();
    for (TrackedSegment one : look.segments()) {
      TimedCondition<Customer> condition = conditions.get(one);
      if (condition != null) {
        move(
            one,
            customer.id(),
            condition.test(customer),
            members.get(one.segment().id()),
            look.reason());
        if (one.dependencies().onTheClock()) {
          next = earlier(next, condition.notBefore(customer));
        }
      }
    }
    return look.segments().containsAll(onTheClock) ? next : earlier(next, Optional.ofNullable(due));
  }

  private void move(
      TrackedSegment one,
      CustomerId customer,
      boolean belongs,
      @Nullable Membership membership,
      String reason) {
    if (membership == null && belongs) {
      moves.enter(one.segment(), customer, reason);
    } else if (membership != null && !belongs) {
      moves.leave(one.segment(), membership, reason);
    }
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return one.get().isBefore(other.get()) ? one : other;
  }
}
