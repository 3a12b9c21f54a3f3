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
    return window instanceof Window.Calendar calendar
        ? calendar(calendar, day)
        : MovingMoment.NEVER;
  }

  /** The previous unit is that of the day when now is in the one after it, and the other way. */
  private Instant calendar(Window.Calendar calendar, LocalDate day) {
    LocalDate own = AskedAt.beginning(calendar, day);
    LocalDate from = AskedAt.plus(own, calendar.unit(), -calendar.which().offset());
    return TimedNode.earlier(ahead(from), ahead(AskedAt.plus(from, calendar.unit(), 1)));
  }

  private Instant ahead(LocalDate day) {
    Instant start = asked.startOf(day);
    return start.isAfter(asked.now()) ? start : MovingMoment.NEVER;
  }
}
