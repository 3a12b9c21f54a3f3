package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.SegmentFields;
import dev.crmcore.changes.Change;
import dev.crmcore.customer.Customers;
import dev.crmcore.field.Catalogue;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Segment;
import dev.crmcore.model.SegmentKind;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A segment whose memberships are kept.
 *
 * @param segment the segment
 * @param condition who belongs to it, segments replaced, customers in use only
 * @param dependencies what that depends on
 */
record TrackedSegment(Segment segment, Condition condition, Dependencies dependencies) {
  /** Tells whether memberships of any segment are kept. */
  static boolean isAnyKept(Reader reader) {
    boolean[] kept = new boolean[1];
    reader.scanUnseen(
        SegmentFields.TYPE,
        Conditions.any(
            Conditions.equal(SegmentFields.TRACKED, true),
            Conditions.notEqual(SegmentFields.KIND, SegmentKind.DYNAMIC)),
        segment -> kept[0] = true);
    return kept[0];
  }

  /** Returns the tracked segments as they are defined now, the oldest first. */
  static List<TrackedSegment> all(Reader reader, Catalogue catalogue, ConditionText text) {
    List<TrackedSegment> tracked = new ArrayList<>();
    SegmentExpansion expansion = SegmentExpansion.stored(text, reader);
    reader.scanUnseen(
        SegmentFields.TYPE,
        Conditions.equal(SegmentFields.TRACKED, true),
        segment -> tracked.add(of(segment, catalogue, text, expansion)));
    return tracked;
  }

  static TrackedSegment of(
      Segment segment, Catalogue catalogue, ConditionText text, SegmentExpansion expansion) {
    Condition condition = Conditions.all(expanded(segment, text, expansion), Customers.IN_USE);
    return new TrackedSegment(segment, condition, Dependencies.of(catalogue, condition));
  }

  /** Tells whether a change can move somebody in or out. */
  boolean touchedBy(Change change) {
    return dependencies.touchedBy(change) || MovedMemberships.isMove(change);
  }

  /** There is one of each segment at a time, and comparing whole conditions would take long. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TrackedSegment that && segment.id().equals(that.segment.id());
  }

  @Override
  public int hashCode() {
    return segment.id().hashCode();
  }

  private static Condition expanded(
      Segment segment, ConditionText text, SegmentExpansion expansion) {
    String written = Objects.requireNonNull(segment.condition());
    return expansion.expandDefinition(segment.name(), text.parse(written, CustomerFields.TYPE));
  }
}
