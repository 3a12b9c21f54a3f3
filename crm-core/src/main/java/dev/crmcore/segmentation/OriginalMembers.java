package dev.crmcore.segmentation;

import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.catalogue.MembershipFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.Membership;
import dev.crmcore.model.Segment;
import dev.crmcore.query.Conditions;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Ends memberships, and tells it of whoever was told to be in: where a merge that nobody has
 * followed yet brought one to another customer, that is not the one who has it now.
 */
final class OriginalMembers {
  private final Reader reader;

  OriginalMembers(Reader reader) {
    this.reader = reader;
  }

  /** Ends some memberships in a segment. */
  void leave(MembershipMoves moves, Segment segment, List<Membership> memberships, String reason) {
    Map<UUID, CustomerId> first = first(memberships);
    for (Membership one : memberships) {
      moves.end(one, reason);
      moves.tellLeft(segment, first.getOrDefault(one.id().value(), one.customerId()), reason);
    }
  }

  /** Tells of those who were in when a segment is removed; static ones go with a merge. */
  void tellRemoved(MembershipMoves moves, Segment segment, List<Membership> kept) {
    List<Membership> open = kept.stream().filter(one -> one.until() == null).toList();
    Map<UUID, CustomerId> first = segment.tracked() ? first(open) : Map.of();
    Set<CustomerId> told = new LinkedHashSet<>();
    open.forEach(one -> told.add(first.getOrDefault(one.id().value(), one.customerId())));
    told.forEach(one -> moves.tellLeft(segment, one, "the segment was removed"));
  }

  /**
   * Returns whose those memberships were that have been moved; of a tracked segment none is left
   * open once the move was followed.
   */
  private Map<UUID, CustomerId> first(List<Membership> memberships) {
    Map<UUID, CustomerId> first = new HashMap<>();
    reader.scanAnyUnseen(
        LineageFields.TYPE,
        Conditions.equal(LineageFields.ENTITY, MembershipFields.TYPE.name()),
        LineageFields.ENTITY_ID,
        memberships.stream().map(one -> one.id().value()).toList(),
        line -> note(line, first));
    return first;
  }

  private static void note(LineageEntry line, Map<UUID, CustomerId> first) {
    for (FieldChange change : line.changes()) {
      if (MovedMemberships.isMove(change)) {
        // Lineage comes by age, so the first move says whose it was.
        first.putIfAbsent(line.entityId(), CustomerId.parse(String.valueOf(change.before())));
      }
    }
  }
}
