package dev.crmcore.icalendar;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.recurrence.RecurrenceRules;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * Rules of recurrence as RFC 5545, section 3.3.10, has them, read strictly: an unknown or misplaced
 * part is refused. An {@code UNTIL} may be a day, a local time or a moment in UTC, whatever the
 * series is made of; what falls on it still belongs to the series.
 *
 * <pre>{@code
 * Crm.builder().recurrence(new Rfc5545Rules())
 * }</pre>
 *
 * <p>Stateless and safe for all threads.
 */
public final class Rfc5545Rules implements RecurrenceRules {
  private static final int MAX_LENGTH = 500;
  private static final int LAST_YEAR = 9_999;
  private static final Set<Freq> SEVERAL_A_DAY =
      EnumSet.of(Freq.HOURLY, Freq.MINUTELY, Freq.SECONDLY);

  @Override
  public Iterator<LocalDateTime> times(String rule, LocalDateTime start, ZoneId zone) {
    RecurrenceRule read = read(requireNonNull(rule, "rule"));
    Predicate<LocalDateTime> isWithin = until(read.getUntil(), zone);
    int most = read.getCount() == null ? Integer.MAX_VALUE : read.getCount();
    if (read.getUntil() != null) {
      read.setUntil(null);
    }
    return new Times(start, iterator(read, start), isWithin, most);
  }

  static RecurrenceRule read(String text) {
    if (text.length() > MAX_LENGTH) {
      throw refusal("A rule of recurrence has at most " + MAX_LENGTH + " characters.", null);
    }
    RecurrenceRule rule;
    try {
      rule = new RecurrenceRule(text.strip().toUpperCase(Locale.ROOT), RfcMode.RFC5545_STRICT);
    } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
      throw refusal(
          "'%s' is no rule of recurrence such as 'FREQ=MONTHLY;BYDAY=-1FR': %s"
              .formatted(text, e.getMessage()),
          e);
    }
    if (SEVERAL_A_DAY.contains(rule.getFreq()) || hasTimesOfDay(rule)) {
      throw refusal(
          "'%s' does not repeat daily or more rarely, at the time of its start.".formatted(text),
          null);
    }
    return rule;
  }

  /** The parts are named here and in no constant: their class cannot be the first to be loaded. */
  private static boolean hasTimesOfDay(RecurrenceRule rule) {
    return rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE) || rule.hasPart(Part.BYSECOND);
  }

  private static Predicate<LocalDateTime> until(@Nullable DateTime until, ZoneId zone) {
    if (until == null) {
      return time -> true;
    }
    LocalDateTime local = local(until);
    if (until.isAllDay()) {
      return time -> !time.toLocalDate().isAfter(local.toLocalDate());
    }
    if (until.isFloating()) {
      return time -> !time.isAfter(local);
    }
    Instant moment = Instant.ofEpochMilli(until.getTimestamp());
    return time -> !time.atZone(zone).toInstant().isAfter(moment);
  }

  static LocalDateTime local(DateTime until) {
    try {
      return LocalDateTime.of(
          until.getYear(),
          until.getMonth() + 1,
          until.getDayOfMonth(),
          until.getHours(),
          until.getMinutes(),
          until.getSeconds());
    } catch (DateTimeException e) {
      throw refusal("A series cannot last until %s: %s".formatted(until, e.getMessage()), e);
    }
  }

  private static @Nullable RecurrenceRuleIterator iterator(
      RecurrenceRule rule, LocalDateTime start) {
    try {
      return rule.iterator(
          new DateTime(
              start.getYear(),
              start.getMonthValue() - 1,
              start.getDayOfMonth(),
              start.getHour(),
              start.getMinute(),
              start.getSecond()));
    } catch (IllegalArgumentException e) {
      // It looks for the first date at once, and a rule such as 30 February has none.
      return null;
    }
  }

  private static InvalidInputException refusal(String message, @Nullable Exception cause) {
    return cause == null
        ? new InvalidInputException("E_RECURRENCE", message)
        : new InvalidInputException("E_RECURRENCE", message, cause);
  }

  /** The start, and what the rule puts after it. */
  private static final class Times implements Iterator<LocalDateTime> {
    private final @Nullable RecurrenceRuleIterator rule;
    private final Predicate<LocalDateTime> isWithin;
    private final int most;
    private @Nullable LocalDateTime next;
    private int returned;

    Times(
        LocalDateTime start,
        @Nullable RecurrenceRuleIterator rule,
        Predicate<LocalDateTime> isWithin,
        int most) {
      this.rule = rule;
      this.isWithin = isWithin;
      this.most = most;
      this.next = start;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public LocalDateTime next() {
      LocalDateTime last = next;
      if (last == null) {
        throw new NoSuchElementException("The series is over.");
      }
      returned++;
      LocalDateTime found = returned < most ? following(last) : null;
      next = found == null || !isWithin.test(found) ? null : found;
      return last;
    }

    private @Nullable LocalDateTime following(LocalDateTime last) {
      try {
        while (rule != null && rule.hasNext()) {
          DateTime found = rule.nextDateTime();
          if (found.getYear() > LAST_YEAR || found.getYear() < last.getYear()) {
            return null;
          }
          LocalDateTime time =
              LocalDateTime.of(
                  found.getYear(),
                  found.getMonth() + 1,
                  found.getDayOfMonth(),
                  last.getHour(),
                  last.getMinute(),
                  last.getSecond(),
                  last.getNano());
          if (time.isAfter(last)) {
            return time;
          }
        }
      } catch (IllegalArgumentException e) {
        // It gives up where a thousand candidates in a row are no dates: nothing more comes.
        return null;
      }
      return null;
    }
  }
}
