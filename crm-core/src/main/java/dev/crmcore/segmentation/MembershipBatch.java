package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.MembershipFields;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Membership;
import dev.crmcore.model.MembershipCheck;
import dev.crmcore.model.SegmentId;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.TimedAnswer;
import dev.crmcore.query.TimedCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks again at some customers: who got into tracked segments, who got out, and when to look next.
 * What it costs depends on those customers and not on how many others there are. Used once.
 */
final class MembershipBatch {
  /** A storage answers so many customers at one go; for more it begins anew in the middle. */
  private static final int TOGETHER = 128;

  private final ChangeSet changes;
  private final BoundSegments segments;
  private final Map<UUID, MembershipLook> looks;
  private final MembershipMoves moves;

  /**
   * Creates it.
   *
   * @param looks whom to look at, and for which of the segments
   */
  MembershipBatch(
      TenantId tenant, ChangeSet changes, BoundSegments segments, Map<UUID, MembershipLook> looks) {
    this.changes = changes;
    this.segments = segments;
    this.looks = looks;
    this.moves = new MembershipMoves(changes, tenant);
  }

  /** Returns who got in or out. */
  Set<UUID> run() {
    segments.begin(looks);
    Map<UUID, Map<SegmentId, Membership>> members = members();
    Map<UUID, MembershipCheck> checks = MembershipChecks.of(changes, looks.keySet());
    Map<UUID, Optional<Instant>> next = new LinkedHashMap<>();
    looks.keySet().forEach(id -> next.put(id, Optional.empty()));
    for (Customer customer : customers()) {
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
    Set<UUID> movers = moves.customers();
    moves.derive();
    return movers;
  }

  /** Returns the customers, each with what the segments look at that it is asked for. */
  private List<Customer> customers() {
    Map<Set<String>, List<UUID>> alike = new LinkedHashMap<>();
    looks.forEach(
        (id, look) ->
            alike
                .computeIfAbsent(segments.collections(look.segments()), none -> new ArrayList<>())
                .add(id));
    List<Customer> customers = new ArrayList<>(looks.size());
    alike.forEach(
        (collections, ids) ->
            customers.addAll(
                changes.reader().findPartlyUnseen(CustomerFields.TYPE, ids, collections)));
    return customers;
  }

  private Map<UUID, Map<SegmentId, Membership>> members() {
    Map<UUID, Map<SegmentId, Membership>> members = new HashMap<>();
    List<UUID> customers = new ArrayList<>(looks.keySet());
    for (int i = 0; i < customers.size(); i += TOGETHER) {
      changes
          .reader()
          .scanAnyUnseen(
              MembershipFields.TYPE,
              Conditions.missing(MembershipFields.UNTIL),
              MembershipFields.CUSTOMER_ID,
              customers.subList(i, Math.min(i + TOGETHER, customers.size())),
              one ->
                  members
                      .computeIfAbsent(one.customerId().value(), none -> new HashMap<>())
                      .put(one.segmentId(), one));
    }
    return members;
  }

  /** Looks at one customer and returns when to look next. */
  private Optional<Instant> look(
      Customer customer,
      MembershipLook look,
      Map<SegmentId, Membership> members,
      @Nullable Instant due) {
    Optional<Instant> next = Optional.empty();
    BitSet asked = look.segments();
    for (int place = asked.nextSetBit(0); place >= 0; place = asked.nextSetBit(place + 1)) {
      TimedCondition<Customer> condition = segments.condition(place);
      if (condition != null) {
        boolean belongs;
        if (segments.onTheClock().get(place)) {
          TimedAnswer answer = condition.ask(customer);
          belongs = answer.holds();
          next = earlier(next, answer.notBefore());
        } else {
          belongs = condition.test(customer);
        }
        move(segments.segment(place), customer.id(), belongs, members, look);
      }
    }
    BitSet unasked = (BitSet) segments.onTheClock().clone();
    unasked.andNot(asked);
    return unasked.isEmpty() ? next : earlier(next, Optional.ofNullable(due));
  }

  private void move(
      TrackedSegment one,
      CustomerId customer,
      boolean belongs,
      Map<SegmentId, Membership> members,
      MembershipLook look) {
    Membership membership = members.get(one.segment().id());
    if (membership == null && belongs) {
      moves.enter(one.segment(), customer, look.reason());
    } else if (membership != null && !belongs) {
      moves.leave(one.segment(), membership, look.reason());
    }
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return one.get().isBefore(other.get()) ? one : other;
  }
}
