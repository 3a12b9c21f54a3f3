package dev.crmcore.query;

import dev.crmcore.field.Relation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which related records count at a moment, and until when that stands.
 *
 * @param relation how they are related
 * @param window where they have to lie, with fixed ends
 * @param edges how the window moves
 * @param where what they have to satisfy
 * @param <T> the records
 */
record CountedRecords<T>(
    Relation<T> relation, Window.Between window, WindowEdges edges, TimedNode<T> where) {
  /** Tells whether a record counts. */
  boolean counts(T record) {
    return ConditionEvaluator.lies(relation.time().get(record), window) && where.holds(record);
  }

  /**
   * Returns a time before which a record that counts goes on counting, and one that does not, not.
   */
  Instant next(T record) {
    @Nullable Instant time = relation.time().get(record);
    boolean inside = ConditionEvaluator.lies(time, window);
    boolean satisfies = where.holds(record);
    Instant moves = time == null ? MovingMoment.NEVER : edges.next(time);
    Instant turns = where.next(record, satisfies);
    if (inside && satisfies) {
      return TimedNode.earlier(moves, turns);
    }
    return inside ? turns : satisfies ? moves : TimedNode.later(moves, turns);
  }
}
