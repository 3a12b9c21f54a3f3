package dev.crmcore.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A part of a condition that is asked about at one moment: its answer, and until when the answer
 * stands if nothing is written.
 *
 * @param <S> what is asked about
 */
interface TimedNode<S> {
  /** What it costs to ask, by which parts are put in order: the cheapest may decide alone. */
  enum Cost {
    /** The record has the answer, and the clock does not change it. */
    VALUE,
    /** The record has the answer, and the clock may change it. */
    MOVING_VALUE,
    /** Other records are looked at. */
    RECORDS
  }

  /** Returns the answer. */
  boolean holds(S subject);

  /** Returns the answer, and a time before which it does not change. */
  TimedAnswer ask(S subject);

  /** Returns what it costs to ask. */
  Cost cost();

  /** Returns a part that the clock does not move. */
  static <S> TimedNode<S> still(Predicate<S> test) {
    return new TimedNode<>() {
      @Override
      public boolean holds(S subject) {
        return test.test(subject);
      }

      @Override
      public TimedAnswer ask(S subject) {
        return TimedAnswer.still(test.test(subject));
      }

      @Override
      public Cost cost() {
        return Cost.VALUE;
      }
    };
  }

  /** Returns a part with an answer, and with what tells until when it stands. */
  static <S> TimedNode<S> moving(Predicate<S> test, BiFunction<S, Boolean, Instant> until) {
    return new TimedNode<>() {
      @Override
      public boolean holds(S subject) {
        return test.test(subject);
      }

      @Override
      public TimedAnswer ask(S subject) {
        boolean holds = test.test(subject);
        return TimedAnswer.of(holds, until.apply(subject, holds));
      }

      @Override
      public Cost cost() {
        return Cost.MOVING_VALUE;
      }
    };
  }

  /** Returns a part that holds where another does not. */
  static <S> TimedNode<S> not(TimedNode<S> part) {
    return new TimedNode<>() {
      @Override
      public boolean holds(S subject) {
        return !part.holds(subject);
      }

      @Override
      public TimedAnswer ask(S subject) {
        return part.ask(subject).negated();
      }

      @Override
      public Cost cost() {
        return part.cost();
      }
    };
  }

  /**
   * Returns a part that holds where all of some hold, or where at least one does.
   *
   * @param parts the parts, in any order
   * @param decisive the answer of one part that decides: false for all, true for any
   */
  static <S> TimedNode<S> of(List<TimedNode<S>> parts, boolean decisive) {
    List<TimedNode<S>> cheapestFirst =
        parts.stream().sorted(Comparator.comparing(TimedNode::cost)).toList();
    return new TimedNode<>() {
      @Override
      public boolean holds(S subject) {
        for (int i = 0; i < cheapestFirst.size(); i++) {
          if (cheapestFirst.get(i).holds(subject) == decisive) {
            return decisive;
          }
        }
        return !decisive;
      }

      @Override
      public TimedAnswer ask(S subject) {
        boolean decided = false;
        // Each of those that decide has to change first; if none does, one that changes is enough.
        Instant last = Instant.MIN;
        Instant first = MovingMoment.NEVER;
        for (int i = 0; i < cheapestFirst.size(); i++) {
          TimedAnswer one = cheapestFirst.get(i).ask(subject);
          if (one.holds() == decisive) {
            if (one.isStill()) {
              return one;
            }
            decided = true;
            last = later(last, one.until());
          } else {
            first = earlier(first, one.until());
          }
        }
        return decided ? TimedAnswer.of(decisive, last) : TimedAnswer.of(!decisive, first);
      }

      @Override
      public Cost cost() {
        return cheapestFirst.isEmpty()
            ? Cost.VALUE
            : cheapestFirst.get(cheapestFirst.size() - 1).cost();
      }
    };
  }

  /** Returns the earlier of two times. */
  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Returns the later of two times. */
  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
