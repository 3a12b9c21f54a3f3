package dev.crmcore.service;

import dev.crmcore.event.Alert;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One promise about a case.
 *
 * @param kind which one
 * @param dueAt by when; while the clock stands still, as if it had gone on
 * @param metAt when it was kept or broken by being late; null while it is open
 * @param state what became of it
 * @param left the working time that is left; nothing once it is late or over
 */
public record CaseClock(
    Alert.Kind kind, Instant dueAt, @Nullable Instant metAt, State state, Duration left) {
  /** What became of a promise. */
  public enum State {
    /** There is time. */
    RUNNING,
    /** The case waits for the customer. */
    PAUSED,
    /** It was kept in time. */
    MET,
    /** It was not, or is late now. */
    MISSED
  }
}
