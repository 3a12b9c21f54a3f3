package dev.crmcore.segmentation;

import dev.crmcore.catalogue.MembershipFields;
import dev.crmcore.event.MembershipEvent;
import dev.crmcore.event.MembershipEvent.Change;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.MembershipEvents;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Membership;
import dev.crmcore.model.Segment;
import dev.crmcore.model.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who gets into segments and out of them in one change-set: memberships begin and end, and the
 * outbox promises to tell of it. Not safe for other threads.
 */
final class MembershipMoves {
  /** So many events are announced together. */
  private static final int EVENTS = 200;

  private final ChangeSet changes;
  private final TenantId tenant;
  private final List<Membership> begun = new ArrayList<>();
  private final List<Membership> ended = new ArrayList<>();
  private final List<MembershipEvent> events = new ArrayList<>();
  private boolean silent;

  MembershipMoves(ChangeSet changes, TenantId tenant) {
    this.changes = changes;
    this.tenant = tenant;
  }

  /** From now on nobody is told: what begins was so before anybody kept it. */
  MembershipMoves silently() {
    silent = true;
    return this;
  }

  void enter(Segment segment, CustomerId customer, String reason) {
    begun.add(Membership.begun(segment.id(), customer, changes.now(), reason));
    tell(segment, customer, Change.ENTERED, reason);
  }

  void leave(Segment segment, Membership membership, String reason) {
    end(membership, reason);
    tell(segment, membership.customerId(), Change.LEFT, reason);
  }

  /** Ends a membership of which nobody is told, because another one goes on. */
  void end(Membership membership, String reason) {
    ended.add(membership.ended(changes.now(), reason));
  }

  void tellEntered(Segment segment, CustomerId customer, String reason) {
    tell(segment, customer, Change.ENTERED, reason);
  }

  void tellLeft(Segment segment, CustomerId customer, String reason) {
    tell(segment, customer, Change.LEFT, reason);
  }

  private void tell(Segment segment, CustomerId customer, Change change, String reason) {
    if (!silent) {
      events.add(
          new MembershipEvent(
              tenant, segment.id(), segment.name(), customer, change, changes.now(), reason));
    }
  }

  /** Returns who got in or out since it was last stored. */
  Set<UUID> customers() {
    Set<UUID> customers = new LinkedHashSet<>();
    begun.forEach(one -> customers.add(one.customerId().value()));
    ended.forEach(one -> customers.add(one.customerId().value()));
    return customers;
  }

  /**
   * Stores what was worked out since it was last stored, and returns how much: without audit, as
   * the library can work it out again.
   */
  int derive() {
    changes.derive(MembershipFields.TYPE, begun, ended);
    return announce();
  }

  /** Stores what somebody decided since it was last stored: with audit and lineage. */
  int record() {
    changes.createAll(MembershipFields.TYPE, begun);
    ended.forEach(one -> changes.update(MembershipFields.TYPE, one));
    return announce();
  }

  private int announce() {
    int moved = begun.size() + ended.size();
    for (int i = 0; i < events.size(); i += EVENTS) {
      changes.announce(
          MembershipEvents.TOPIC,
          MembershipEvents.write(events.subList(i, Math.min(i + EVENTS, events.size()))));
    }
    begun.clear();
    ended.clear();
    events.clear();
    return moved;
  }
}
