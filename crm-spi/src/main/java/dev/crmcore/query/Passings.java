package dev.crmcore.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** When a comparison of something that stands still with times that move may turn out otherwise. */
final class Passings {
  private record Bound(Operand.Anchor anchor, MovingMoment moment) {}

  private final List<Bound> bounds;
  private final Operator operator;
  private final AskedAt asked;

  /**
   * Creates them.
   *
   * @param operands what a value is compared with; those that stand still do not matter
   * @param operator how
   * @param asked when and where the question is asked
   */
  Passings(List<Operand> operands, Operator operator, AskedAt asked) {
    this.bounds =
        operands.stream()
            .filter(Operand.Relative.class::isInstance)
            .map(Operand.Relative.class::cast)
            .map(one -> new Bound(one.anchor(), new MovingMoment(one.amount(), one.unit(), asked)))
            .toList();
    this.operator = operator;
    this.asked = asked;
  }

  /** Tells whether the clock moves nothing. */
  boolean isEmpty() {
    return bounds.isEmpty();
  }

  /**
   * Returns the next time at which the answer may change.
   *
   * @param value a day or a moment
   */
  Instant next(Object value) {
    Instant next = MovingMoment.NEVER;
    for (Bound bound : bounds) {
      next = TimedNode.earlier(next, next(bound, value));
    }
    return next;
  }

  private Instant next(Bound bound, Object value) {
    Instant reached;
    Instant passed;
    if (value instanceof Instant moment && bound.anchor() == Operand.Anchor.NOW) {
      reached = moment;
      passed = AskedAt.justAfter(moment);
    } else {
      LocalDate day = value instanceof LocalDate date ? date : asked.dayOf((Instant) value);
      reached = asked.startOf(day);
      passed = asked.startOfNext(day);
    }
    return switch (operator) {
      case LE, GT -> bound.moment().next(reached);
      case LT, GE -> bound.moment().next(passed);
      default -> TimedNode.earlier(bound.moment().next(reached), bound.moment().next(passed));
    };
  }
}
