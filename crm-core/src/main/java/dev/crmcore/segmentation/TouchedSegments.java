package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.changes.Change;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Revision;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of the tracked segments changes can touch; changes of one kind touch the same ones. */
final class TouchedSegments {
  private final List<TrackedSegment> tracked;
  private final Map<Kind, BitSet> known = new HashMap<>();

  /** All that decides which segments a change can touch. */
  private record Kind(String entity, boolean isNew, boolean isMove, List<String> fields) {
    static Kind of(Change change) {
      boolean card = change.entity().equals(CustomerFields.TYPE.name());
      return new Kind(
          change.entity(),
          change.version() <= Revision.NEW.version() + 1,
          MovedMemberships.isMove(change),
          card ? change.fields().stream().map(FieldChange::field).toList() : List.of());
    }
  }

  TouchedSegments(List<TrackedSegment> tracked) {
    this.tracked = tracked;
  }

  /** Returns the places of the touched segments among the tracked ones; not to be changed. */
  BitSet by(Change change) {
    return known.computeIfAbsent(
        Kind.of(change), kind -> TrackedSegment.places(tracked, one -> one.touchedBy(change)));
  }
}
