package dev.crmcore.edit;

import dev.crmcore.catalogue.SegmentFields;
import dev.crmcore.event.MembershipEvent;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.MembershipEvents;
import dev.crmcore.model.Membership;
import dev.crmcore.model.Segment;
import dev.crmcore.model.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The memberships that go with customers who are removed: who keeps the members of segments in
 * another system is told that they left.
 */
final class GoneMemberships {
  private static final String REASON = "the customer was removed";

  private final ChangeSet changes;
  private final TenantId tenant;
  private final List<Membership> gone = new ArrayList<>();

  GoneMemberships(ChangeSet changes, TenantId tenant) {
    this.changes = changes;
    this.tenant = tenant;
  }

  /** Adds one; of those that had ended everybody was told. */
  void add(Membership membership) {
    if (membership.until() == null) {
      gone.add(membership);
    }
  }

  /** Promises to tell of all that were added. */
  void tell() {
    Set<UUID> ids = new LinkedHashSet<>();
    gone.forEach(one -> ids.add(one.segmentId().value()));
    Map<UUID, Segment> segments = new HashMap<>();
    changes
        .reader()
        .findAllUnseen(SegmentFields.TYPE, ids)
        .forEach(segment -> segments.put(segment.id().value(), segment));
    List<MembershipEvent> events = new ArrayList<>();
    for (Membership one : gone) {
      Segment segment = segments.get(one.segmentId().value());
      if (segment != null) {
        events.add(
            new MembershipEvent(
                tenant,
                segment.id(),
                segment.name(),
                one.customerId(),
                MembershipEvent.Change.LEFT,
                changes.now(),
                REASON));
      }
    }
    if (!events.isEmpty()) {
      changes.announce(MembershipEvents.TOPIC, MembershipEvents.write(events));
    }
    gone.clear();
  }
}
