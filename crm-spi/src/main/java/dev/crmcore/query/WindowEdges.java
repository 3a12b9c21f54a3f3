package dev.crmcore.query;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When something that stands still gets into a window that moves with the clock, or out of it. */
final class WindowEdges {
  private final Window window;
  private final AskedAt asked;

  /** The edges of a window that is counted from now; null for others. */
  private final @Nullable MovingMoment from;

  private final @Nullable MovingMoment to;

  /**
   * Creates them.
   *
   * @param window the window as it was written
   * @param asked when and where the question is asked
   */
  WindowEdges(Window window, AskedAt asked) {
    this.window = window;
    this.asked = asked;
    if (window instanceof Window.Last last) {
      from = new MovingMoment(-last.amount(), last.unit(), asked);
      to = MovingMoment.now(asked);
    } else if (window instanceof Window.Next next) {
      from = MovingMoment.now(asked);
      to = new MovingMoment(next.amount(), next.unit(), asked);
    } else {
      from = null;
      to = null;
    }
  }

  /** Returns the next time at which a moment is no longer inside, or no longer outside. */
  Instant next(Instant moment) {
    return next(asked.dayOf(moment), moment, AskedAt.justAfter(moment));
  }

  /** Returns the next time at which a day is no longer inside, or no longer outside. */
  Instant next(LocalDate day) {
    return next(day, asked.startOf(day), asked.startOfNext(day));
  }

  /**
   * Returns the same for a day or a moment.
   *
   * @param day the day, or that of the moment
   * @param reached what an edge reaches when the value gets inside of an end
   * @param passed what an edge reaches when the value gets outside of a beginning
   */
  private Instant next(LocalDate day, Instant reached, Instant passed) {
    if (from != null && to != null) {
      return TimedNode.earlier(from.next(passed), to.next(reached));
    }
    if (window instanceof Window.Current current) {
      return calendar(current.unit(), day, 0);
    }
    if (window instanceof Window.Previous previous) {
      return calendar(previous.unit(), day, 1);
    }
    if (window instanceof Window.Following following) {
      return calendar(following.unit(), day, -1);
    }
    return MovingMoment.NEVER;
  }

  /** The window is the unit of the day when now is in the unit so many later. */
  private Instant calendar(Window.CalendarUnit unit, LocalDate day, int later) {
    LocalDate from = AskedAt.plus(AskedAt.beginning(unit, day), unit, later);
    return TimedNode.earlier(ahead(from), ahead(AskedAt.plus(from, unit, 1)));
  }

  private Instant ahead(LocalDate day) {
    Instant start = asked.startOf(day);
    return start.isAfter(asked.now()) ? start : MovingMoment.NEVER;
  }
}
