package dev.crmcore.segmentation;

import dev.crmcore.query.Condition;
import dev.crmcore.query.ConditionRewriter;
import dev.crmcore.query.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which related records of customers can count for some segments, and how far back. */
final class NeededRecords {
  /** Windows of days, months and years may move back by some days where months end. */
  private static final Duration JUMP = Duration.ofDays(6);

  private final Map<String, Instant> earliest = new HashMap<>();
  private final Set<String> all = new HashSet<>();
  private final Map<String, BitSet> segments = new HashMap<>();

  /**
   * Takes a condition into account, whose windows have fixed ends.
   *
   * @param segment the place of its segment among the tracked ones
   */
  void add(int segment, Condition bound) {
    bound.accept(
        new ConditionRewriter() {
          @Override
          public Condition related(Condition.Related condition) {
            String relation = condition.relation();
            segments.computeIfAbsent(relation, none -> new BitSet()).set(segment);
            Instant from = ((Window.Between) condition.window()).from();
            if (from == null) {
              all.add(relation);
            } else {
              earliest.merge(relation, from, (one, other) -> one.isBefore(other) ? one : other);
            }
            // What is inside belongs to other records, which are read as a whole.
            return condition;
          }
        });
  }

  /** Tells whether one of some segments, by their places, asks about a relation. */
  boolean asks(BitSet some, String relation) {
    BitSet asking = segments.get(relation);
    return asking != null && asking.intersects(some);
  }

  /** Returns from when on the records of a relation are needed; empty if all are. */
  Optional<Instant> since(String relation) {
    return all.contains(relation)
        ? Optional.empty()
        : Optional.ofNullable(earliest.get(relation)).map(from -> from.minus(JUMP));
  }
}
