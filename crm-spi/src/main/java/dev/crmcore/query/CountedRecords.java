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
  /** Tells whether a record counts, and a time before which that stands. */
  TimedAnswer ask(T record) {
    @Nullable Instant time = relation.time().get(record);
    boolean inside = ConditionEvaluator.lies(time, window);
    TimedAnswer satisfies = where.ask(record);
    if (!satisfies.holds() && (inside || satisfies.isStill())) {
      return satisfies;
    }
    // Where the edges are is dear to work out, so it is left for the records that need it.
    Instant moves = time == null ? MovingMoment.NEVER : edges.next(time);
    if (inside) {
      return TimedAnswer.of(true, TimedNode.earlier(moves, satisfies.until()));
    }
    return TimedAnswer.of(
        false, satisfies.holds() ? moves : TimedNode.later(moves, satisfies.until()));
  }
}
