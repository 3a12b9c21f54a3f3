package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.MembershipFields;
import dev.crmcore.catalogue.SegmentFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.gateway.ChangeCursors;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Segment;
import dev.crmcore.model.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Begins and ends to keep the memberships of segments, and takes changed definitions over. */
final class SegmentTracking {
  private final ChangeSet changes;
  private final Reader reader;
  private final Catalogue catalogue;
  private final ConditionText text;
  private final MembershipRefill refill;

  SegmentTracking(ChangeSet changes, Catalogue catalogue, ConditionText text, TenantId tenant) {
    this.changes = changes;
    this.reader = changes.reader();
    this.catalogue = catalogue;
    this.text = text;
    this.refill = new MembershipRefill(changes, tenant);
  }

  /** Begins to keep the memberships of dynamic segments; of those that are tracked it goes on. */
  List<Segment> begin(List<Segment> segments) {
    readChangesFromNowOn(changes);
    List<Segment> result = new ArrayList<>();
    boolean onTheClock = false;
    for (Segment segment : segments) {
      if (segment.tracked()) {
        result.add(segment);
        continue;
      }
      Segment changed = changes.update(SegmentFields.TYPE, segment.tracked(true));
      TrackedSegment tracked =
          TrackedSegment.of(changed, catalogue, text, SegmentExpansion.stored(text, reader));
      requireWholeView(tracked);
      refill.begin(tracked);
      onTheClock |= tracked.dependencies().onTheClock();
      result.add(changed);
    }
    if (onTheClock) {
      MembershipChecks.everybody(changes);
    }
    return result;
  }

  /** Ends to keep the memberships of a segment. */
  Segment end(Segment segment) {
    refuseIfAskedSince(segment);
    refill.end(segment);
    return changes.update(SegmentFields.TYPE, segment.tracked(false));
  }

  /** Takes a changed definition over into the memberships of every tracked segment it reaches. */
  void retrack(String name) {
    boolean again = false;
    boolean since = false;
    boolean redefined = false;
    for (TrackedSegment tracked : TrackedSegment.all(reader, catalogue, text)) {
      if (reaches(tracked.segment(), name, new HashSet<>())) {
        requireWholeView(tracked);
        refill.redefine(tracked);
        redefined = true;
        again |= tracked.dependencies().onTheClock();
      }
      since |= tracked.dependencies().entities().contains(MembershipFields.TYPE.name());
    }
    if (again || (redefined && since)) {
      MembershipChecks.everybody(changes);
    }
  }

  /** Whoever decides whom a tracked segment means is told so, by its members, of all of them. */
  private void requireWholeView(TrackedSegment tracked) {
    reader.requireWholeView(CustomerFields.TYPE);
    tracked
        .dependencies()
        .entities()
        .forEach(entity -> reader.requireWholeView(catalogue.requireEntity(entity)));
  }

  private boolean reaches(Segment from, String name, Set<String> seen) {
    if (SegmentExpansion.same(from.name(), name)) {
      return true;
    }
    String condition = from.condition();
    if (condition == null || !seen.add(from.name())) {
      return false;
    }
    return SegmentExpansion.references(text.parse(condition, CustomerFields.TYPE)).stream()
        .flatMap(one -> Segments.find(reader, one).stream())
        .anyMatch(one -> reaches(one, name, seen));
  }

  /** What was changed before anything was kept moves nobody. */
  static void readChangesFromNowOn(ChangeSet changes) {
    if (TrackedSegment.isAnyKept(changes.reader())) {
      return;
    }
    ChangeCursors.skipAll(changes, MembershipKeeper.CONSUMER);
  }

  private void refuseIfAskedSince(Segment segment) {
    for (Segment other : TrackedSegment.stored(reader)) {
      String condition = other.condition();
      if (condition != null
          && SegmentExpansion.asksSince(
              text.parse(condition, CustomerFields.TYPE), segment.name())) {
        throw new ConflictException(
            "E_SEGMENT_USED",
            "'%s' asks since when somebody belongs to '%s'. Change that one first."
                .formatted(other.name(), segment.name()));
      }
    }
  }
}
