package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.MembershipFields;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Membership;
import dev.crmcore.model.Segment;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Brings the memberships of a whole segment to what its condition says now, whoever asks. */
final class MembershipRefill {
  private final ChangeSet changes;
  private final TenantId tenant;

  MembershipRefill(ChangeSet changes, TenantId tenant) {
    this.changes = changes;
    this.tenant = tenant;
  }

  /** Begins to keep the memberships; nobody is told, because nobody moves. */
  void begin(TrackedSegment tracked) {
    fill(tracked, new MembershipMoves(changes, tenant).silently(), "tracking began");
  }

  /** Takes a changed definition over. */
  void redefine(TrackedSegment tracked) {
    fill(tracked, new MembershipMoves(changes, tenant), "the definition changed");
  }

  /** Takes over what happened while nobody looked, and returns how many got in or out. */
  int catchUp(TrackedSegment tracked) {
    return fill(tracked, new MembershipMoves(changes, tenant), "found later");
  }

  private int fill(TrackedSegment tracked, MembershipMoves moves, String reason) {
    Segment segment = tracked.segment();
    Condition members = Memberships.open(segment.id());
    customers(Conditions.all(tracked.condition(), Conditions.not(members)))
        .forEach(customer -> moves.enter(segment, customer, reason));
    List<UUID> left =
        customers(Conditions.all(members, Conditions.not(tracked.condition()))).stream()
            .map(CustomerId::value)
            .toList();
    open(segment, left).forEach(membership -> moves.leave(segment, membership, reason));
    return moves.derive();
  }

  /** Ends to keep the memberships; what was kept stays as history. */
  void end(Segment segment) {
    MembershipMoves moves = new MembershipMoves(changes, tenant).silently();
    changes
        .reader()
        .scanUnseen(
            MembershipFields.TYPE,
            Memberships.openIn(segment.id()),
            membership -> moves.end(membership, "tracking ended"));
    moves.derive();
  }

  private List<CustomerId> customers(Condition condition) {
    List<CustomerId> customers = new ArrayList<>();
    changes
        .reader()
        .scanUnseen(CustomerFields.TYPE, condition, customer -> customers.add(customer.id()));
    return customers;
  }

  private List<Membership> open(Segment segment, List<UUID> customers) {
    List<Membership> open = new ArrayList<>();
    changes
        .reader()
        .scanAnyUnseen(
            MembershipFields.TYPE,
            Memberships.openIn(segment.id()),
            MembershipFields.CUSTOMER_ID,
            customers,
            open::add);
    return open;
  }
}
