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
  /** So many memberships are held at a time. */
  private static final int PART = 1_000;

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
    int moved = 0;
    // The ids of all are kept, and no more: a storage may not be changed while it is scanned.
    for (List<UUID> part :
        parts(customers(Conditions.all(tracked.condition(), Conditions.not(members))))) {
      part.forEach(customer -> moves.enter(segment, new CustomerId(customer), reason));
      moved += moves.derive();
    }
    OriginalMembers original = new OriginalMembers(changes.reader());
    for (List<UUID> part :
        parts(customers(Conditions.all(members, Conditions.not(tracked.condition()))))) {
      original.leave(moves, segment, open(segment, part), reason);
      moved += moves.derive();
    }
    return moved;
  }

  private static List<List<UUID>> parts(List<UUID> customers) {
    List<List<UUID>> parts = new ArrayList<>();
    for (int i = 0; i < customers.size(); i += PART) {
      parts.add(customers.subList(i, Math.min(i + PART, customers.size())));
    }
    return parts;
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

  private List<UUID> customers(Condition condition) {
    List<UUID> customers = new ArrayList<>();
    changes
        .reader()
        .scanUnseen(
            CustomerFields.TYPE, condition, customer -> customers.add(customer.id().value()));
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
