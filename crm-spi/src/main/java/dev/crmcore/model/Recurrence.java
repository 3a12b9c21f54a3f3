package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How a task repeats.
 *
 * @param rule the rule as RFC 5545, section 3.3.10, writes it, such as {@code
 *     "FREQ=MONTHLY;BYDAY=-1FR"}; daily or more rarely
 * @param zone the zone in whose local time it repeats
 * @param start the local time at which the series begins, midnight for what is due on a day; null
 *     where the library is to take it from when the task is due
 * @param slot the local time at which the rule puts this task, whenever it is due; null likewise
 */
public record Recurrence(
    String rule, ZoneId zone, @Nullable LocalDateTime start, @Nullable LocalDateTime slot) {
  /** Checks that what cannot be missing is there. */
  public Recurrence {
    requireNonNull(rule, "rule");
    requireNonNull(zone, "zone");
  }

  /** Returns a recurrence that begins when the task that is given it is due. */
  public static Recurrence of(String rule, ZoneId zone) {
    return new Recurrence(rule, zone, null, null);
  }
}
