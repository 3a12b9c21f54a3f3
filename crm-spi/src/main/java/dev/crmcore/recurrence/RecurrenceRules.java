package dev.crmcore.recurrence;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Iterator;

/**
 * Reads rules of recurrence as RFC 5545, section 3.3.10, writes them. Stateless and safe for all
 * threads.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RecurrenceRules {
  /**
   * Returns the local times of a series, strictly rising, as they are asked for. The start is the
   * first of them and counts, whether or not it fits the rule. A series that comes to nothing more
   * within the calendar ends. Local times that a change of clocks passes over are among them:
   * whoever makes moments of them decides.
   *
   * @param rule such as {@code "FREQ=MONTHLY;BYDAY=-1FR;COUNT=12"}, daily or more rarely
   * @param start the local time at which the series begins; all its times have that time of day
   * @param zone where that is: an {@code UNTIL} in UTC is a moment there
   * @throws dev.crmcore.error.InvalidInputException with the code {@code E_RECURRENCE} if the rule
   *     cannot be read or repeats several times a day
   */
  Iterator<LocalDateTime> times(String rule, LocalDateTime start, ZoneId zone);
}
