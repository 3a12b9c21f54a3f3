package dev.crmcore.segmentation;

import dev.crmcore.catalogue.MembershipFields;
import dev.crmcore.catalogue.SegmentFields;
import dev.crmcore.changes.Change;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Membership;
import dev.crmcore.model.Segment;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Memberships that went from one customer to another because the two were merged, or back because
 * that was undone. Those of a static segment go on with the other customer. Those of a tracked one
 * end, so that each keeps its own history when the merge is undone; whether the other belongs is
 * decided by the condition.
 */
final class MovedMemberships {
  private final ChangeSet changes;
  private final MembershipMoves moves;

  MovedMemberships(ChangeSet changes, MembershipMoves moves) {
    this.changes = changes;
    this.moves = moves;
  }

  /** Tells whether a change moved a membership. */
  static boolean isMove(Change change) {
    return change.entity().equals(MembershipFields.TYPE.name())
        && change.fields().stream().anyMatch(MovedMemberships::isMove);
  }

  /** Tells whether a changed field of a membership moved it. */
  static boolean isMove(FieldChange field) {
    return field.field().equals(MembershipFields.CUSTOMER_ID.name())
        && field.before() != null
        && field.after() != null;
  }

  /** Takes over those that some changes moved. */
  void follow(List<Change> all) {
    Map<UUID, Set<UUID>> formers = new LinkedHashMap<>();
    Map<UUID, String> reasons = new HashMap<>();
    for (Change change : all) {
      if (isMove(change)) {
        change.fields().stream()
            .filter(MovedMemberships::isMove)
            .map(field -> UUID.fromString(String.valueOf(field.before())))
            .forEach(
                one ->
                    formers.computeIfAbsent(change.id(), none -> new LinkedHashSet<>()).add(one));
        reasons.put(change.id(), change.action());
      }
    }
    if (!formers.isEmpty()) {
      follow(formers, reasons);
    }
  }

  private void follow(Map<UUID, Set<UUID>> formers, Map<UUID, String> reasons) {
    List<Membership> moved = new ArrayList<>();
    for (Membership one : changes.reader().findAllUnseen(MembershipFields.TYPE, formers.keySet())) {
      boolean away =
          !formers.getOrDefault(one.id().value(), Set.of()).contains(one.customerId().value());
      if (away && one.until() == null) {
        moved.add(one);
      }
    }
    Set<List<UUID>> others = others(formers);
    Map<UUID, Segment> segments = segments(moved);
    for (Membership one : moved) {
      Segment segment = segments.get(one.segmentId().value());
      if (segment != null) {
        String reason = reasons.getOrDefault(one.id().value(), "");
        for (UUID former : formers.getOrDefault(one.id().value(), Set.of())) {
          if (!others.contains(List.of(former, segment.id().value()))) {
            moves.tellLeft(segment, new CustomerId(former), reason);
          }
        }
        boolean twice = others.contains(List.of(one.customerId().value(), segment.id().value()));
        if (segment.tracked() || twice) {
          moves.end(one, reason);
        } else {
          moves.tellEntered(segment, one.customerId(), reason);
        }
      }
    }
    moves.derive();
  }

  /** Returns who belongs to what by a membership that was not moved. */
  private Set<List<UUID>> others(Map<UUID, Set<UUID>> formers) {
    Set<UUID> customers = new HashSet<>();
    formers.values().forEach(customers::addAll);
    changes
        .reader()
        .findAllUnseen(MembershipFields.TYPE, formers.keySet())
        .forEach(one -> customers.add(one.customerId().value()));
    Set<List<UUID>> others = new HashSet<>();
    changes
        .reader()
        .scanAnyUnseen(
            MembershipFields.TYPE,
            Conditions.missing(MembershipFields.UNTIL),
            MembershipFields.CUSTOMER_ID,
            customers,
            one -> {
              if (!formers.containsKey(one.id().value())) {
                others.add(List.of(one.customerId().value(), one.segmentId().value()));
              }
            });
    return others;
  }

  private Map<UUID, Segment> segments(List<Membership> memberships) {
    Set<UUID> ids = new LinkedHashSet<>();
    memberships.forEach(one -> ids.add(one.segmentId().value()));
    Map<UUID, Segment> segments = new HashMap<>();
    changes
        .reader()
        .findAllUnseen(SegmentFields.TYPE, ids)
        .forEach(segment -> segments.put(segment.id().value(), segment));
    return segments;
  }
}
