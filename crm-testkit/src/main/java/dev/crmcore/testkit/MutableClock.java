package dev.crmcore.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until a test moves it. Copies made by {@link #withZone} share the time
 * of the original: moving one moves all. Safe for all threads; no advance is lost.
 *
 * <pre>{@code
 * MutableClock clock = MutableClock.at("2026-03-01T09:00:00Z");
 * clock.advance(Duration.ofDays(31));
 * }</pre>
 *
 * @since 0.1
 */
public final class MutableClock extends Clock {
  private final Hands hands;
  private final ZoneId zone;

  private MutableClock(Hands hands, ZoneId zone) {
    this.hands = hands;
    this.zone = zone;
  }

  /** Returns a clock in UTC that stands at an instant. */
  public static MutableClock at(Instant instant) {
    return new MutableClock(new Hands(requireNonNull(instant, "instant")), ZoneOffset.UTC);
  }

  /**
   * Returns a clock in UTC that stands at an instant.
   *
   * @param instant in ISO form, such as {@code 2026-03-01T09:00:00Z}
   * @throws java.time.format.DateTimeParseException if it is in another form
   */
  public static MutableClock at(String instant) {
    return at(Instant.parse(instant));
  }

  /**
   * Moves the clock on.
   *
   * @param step may be negative, as a clock that is set right may step back
   * @return the time after the move
   */
  public Instant advance(Duration step) {
    requireNonNull(step, "step");
    return hands.advance(step);
  }

  /** Moves the clock to an instant, forwards or back. */
  public void set(Instant instant) {
    hands.set(requireNonNull(instant, "instant"));
  }

  @Override
  public Instant instant() {
    return hands.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** Returns a clock in another zone that moves together with this one. */
  @Override
  public MutableClock withZone(ZoneId other) {
    return new MutableClock(hands, requireNonNull(other, "other"));
  }

  @Override
  public String toString() {
    return "MutableClock[" + instant() + ", " + zone + "]";
  }

  /** The time, shared by the copies in other zones. */
  private static final class Hands {
    private Instant now;

    Hands(Instant now) {
      this.now = now;
    }

    synchronized Instant get() {
      return now;
    }

    synchronized void set(Instant instant) {
      now = instant;
    }

    synchronized Instant advance(Duration step) {
      now = now.plus(step);
      return now;
    }
  }
}
