package dev.crmcore.icalendar;

import dev.crmcore.model.Recurrence;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/** The rule of what is left of a series, as a calendar wants it that begins with one task of it. */
final class RemainingRule {
  private static final Rfc5545Rules RULES = new Rfc5545Rules();

  private RemainingRule() {}

  /**
   * Returns the rule from the slot of a task on: what came before counts no more, and the end is a
   * day where the series is made of days, and a moment in UTC where it is made of moments.
   */
  static String of(Recurrence recurrence, LocalDateTime start, LocalDateTime slot, boolean onDay) {
    RecurrenceRule rule = Rfc5545Rules.read(recurrence.rule());
    if (rule.getCount() != null) {
      rule.setCount(Math.max(1, rule.getCount() - before(recurrence, start, slot)));
    }
    DateTime until = rule.getUntil();
    if (until != null) {
      rule.setUntil(end(until, slot.toLocalTime(), recurrence.zone(), onDay));
    }
    return rule.toString();
  }

  private static int before(Recurrence recurrence, LocalDateTime start, LocalDateTime slot) {
    int before = 0;
    Iterator<LocalDateTime> times = RULES.times(recurrence.rule(), start, recurrence.zone());
    while (times.hasNext() && times.next().isBefore(slot)) {
      before++;
    }
    return before;
  }

  private static @Nullable DateTime end(
      DateTime until, LocalTime time, ZoneId zone, boolean onDay) {
    LocalDateTime local = Rfc5545Rules.local(until);
    if (onDay) {
      boolean isMoment = !until.isAllDay() && !until.isFloating();
      LocalDate day =
          isMoment
              ? local.atZone(ZoneOffset.UTC).withZoneSameInstant(zone).toLocalDate()
              : local.toLocalDate();
      return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
    }
    if (until.isAllDay()) {
      local = local.toLocalDate().atTime(time);
    } else if (!until.isFloating()) {
      return until;
    }
    return new DateTime(local.atZone(zone).toInstant().toEpochMilli());
  }
}
