package dev.crmcore.query;

import java.time.Instant;
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
  /** Returns the answer. */
  boolean holds(S subject);

  /**
   * Returns a time before which the answer does not change; {@link MovingMoment#NEVER} if it does
   * not.
   *
   * @param holds the answer
   */
  Instant next(S subject, boolean holds);

  /** Returns a part that the clock does not move. */
  static <S> TimedNode<S> still(Predicate<S> test) {
    return moving(test, (subject, holds) -> MovingMoment.NEVER);
  }

  /** Returns a part with an answer, and with what tells until when it stands. */
  static <S> TimedNode<S> moving(Predicate<S> test, BiFunction<S, Boolean, Instant> next) {
    return new TimedNode<>() {
      @Override
      public boolean holds(S subject) {
        return test.test(subject);
      }

      @Override
      public Instant next(S subject, boolean holds) {
        return next.apply(subject, holds);
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
      public Instant next(S subject, boolean holds) {
        return part.next(subject, !holds);
      }
    };
  }

  /**
   * Returns a part that holds where all of some hold, or where at least one does.
   *
   * @param decisive the answer of one part that decides: false for all, true for any
   */
  static <S> TimedNode<S> of(List<TimedNode<S>> parts, boolean decisive) {
    return new TimedNode<>() {
      @Override
      public boolean holds(S subject) {
        for (TimedNode<S> part : parts) {
          if (part.holds(subject) == decisive) {
            return decisive;
          }
        }
        return !decisive;
      }

      @Override
      public Instant next(S subject, boolean holds) {
        Instant next = holds == decisive ? Instant.MIN : MovingMoment.NEVER;
        for (TimedNode<S> part : parts) {
          boolean one = part.holds(subject);
          if (holds != decisive) {
            next = earlier(next, part.next(subject, one));
          } else if (one == decisive) {
            // Each of those that decide has to change first.
            next = later(next, part.next(subject, one));
          }
        }
        return next;
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
