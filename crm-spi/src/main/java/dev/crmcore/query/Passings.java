package dev.crmcore.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** When a comparison of something that stands still with times that move may turn out otherwise. */
final class Passings {
  private Passings() {}

  /**
   * Returns the next time at which the answer may change.
   *
   * @param moving what a value is compared with, as far as it moves
   * @param operator how
   * @param value a day or a moment
   */
  static Instant next(
      List<Operand.Relative> moving, Operator operator, Object value, AskedAt asked) {
    Instant next = MovingMoment.NEVER;
    for (Operand.Relative one : moving) {
      next = TimedNode.earlier(next, next(one, operator, value, asked));
    }
    return next;
  }

  private static Instant next(
      Operand.Relative moving, Operator operator, Object value, AskedAt asked) {
    Instant reached;
    Instant passed;
    if (value instanceof Instant moment && moving.anchor() == Operand.Anchor.NOW) {
      reached = moment;
      passed = AskedAt.justAfter(moment);
    } else {
      LocalDate day = value instanceof LocalDate date ? date : asked.dayOf((Instant) value);
      reached = asked.startOf(day);
      passed = asked.startOfNext(day);
    }
    MovingMoment bound = new MovingMoment(moving.amount(), moving.unit(), asked.zone());
    return switch (operator) {
      case LE, GT -> bound.next(asked.now(), reached);
      case LT, GE -> bound.next(asked.now(), passed);
      default ->
          TimedNode.earlier(bound.next(asked.now(), reached), bound.next(asked.now(), passed));
    };
  }
}
