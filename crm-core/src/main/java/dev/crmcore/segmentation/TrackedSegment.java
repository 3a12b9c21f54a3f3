package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.SegmentFields;
import dev.crmcore.changes.Change;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.Folding;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Segment;
import dev.crmcore.model.SegmentKind;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A segment whose memberships are kept.
 *
 * @param segment the segment
 * @param condition who belongs to it, segments replaced, customers in use only
 * @param dependencies what that depends on
 */
record TrackedSegment(Segment segment, Condition condition, Dependencies dependencies) {
  private static final Logger LOG = LoggerFactory.getLogger(TrackedSegment.class);

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
    return of(stored(reader), catalogue, text);
  }

  /** Returns all segments, the oldest first. */
  static List<Segment> stored(Reader reader) {
    List<Segment> segments = new ArrayList<>();
    reader.scanUnseen(SegmentFields.TYPE, Conditions.everyone(), segments::add);
    return segments;
  }

  /** Returns those of all segments that are tracked. */
  static List<TrackedSegment> of(List<Segment> all, Catalogue catalogue, ConditionText text) {
    Map<String, Segment> named = new HashMap<>();
    all.forEach(segment -> named.put(Folding.fold(segment.name()), segment));
    SegmentExpansion expansion =
        new SegmentExpansion(
            text, CustomerFields.TYPE, name -> Optional.ofNullable(named.get(Folding.fold(name))));
    List<TrackedSegment> tracked = new ArrayList<>();
    for (Segment segment : all) {
      if (segment.tracked()) {
        try {
          tracked.add(of(segment, catalogue, text, expansion));
        } catch (InvalidInputException e) {
          // A field that is gone from the catalogue must not keep the other segments from going on.
          LOG.warn("The segment '{}' is not kept: {}", segment.name(), e.getMessage());
        }
      }
    }
    return tracked;
  }

  static TrackedSegment of(
      Segment segment, Catalogue catalogue, ConditionText text, SegmentExpansion expansion) {
    Condition condition = Conditions.all(expanded(segment, text, expansion), Customers.IN_USE);
    return new TrackedSegment(segment, condition, Dependencies.of(catalogue, condition));
  }

  /** Returns the places of those among some segments whose answers can change by themselves. */
  static BitSet onTheClock(List<TrackedSegment> tracked) {
    return places(tracked, one -> one.dependencies().onTheClock());
  }

  /** Returns the places of those among some segments that fit. */
  static BitSet places(List<TrackedSegment> tracked, Predicate<TrackedSegment> fits) {
    BitSet places = new BitSet(tracked.size());
    for (int i = 0; i < tracked.size(); i++) {
      if (fits.test(tracked.get(i))) {
        places.set(i);
      }
    }
    return places;
  }

  /** Tells whether a change can move somebody in or out. */
  boolean touchedBy(Change change) {
    return dependencies.touchedBy(change) || MovedMemberships.isMove(change);
  }

  private static Condition expanded(
      Segment segment, ConditionText text, SegmentExpansion expansion) {
    String written = Objects.requireNonNull(segment.condition());
    return expansion.expandDefinition(segment.name(), text.parse(written, CustomerFields.TYPE));
  }
}
