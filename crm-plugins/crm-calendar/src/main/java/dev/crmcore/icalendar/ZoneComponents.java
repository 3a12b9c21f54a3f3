package dev.crmcore.icalendar;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.property.RecurrenceDates;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.UtcOffset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

/**
 * Zones as a calendar file describes them. Every change of the clocks within some decades stands
 * there as a date, so that zones which changed their rules are as right as the others.
 */
final class ZoneComponents {
  private static final Duration YEARS = Duration.ofDays(366 * 20);

  private record Change(ZoneOffset before, ZoneOffset after, boolean daylight) {}

  private ZoneComponents() {}

  /** Returns a zone as it is from a year before a moment to twenty years after another. */
  static TimezoneAssignment of(ZoneId zone, Instant first, Instant now) {
    ZoneRules rules = zone.getRules();
    Instant from = first.minus(Duration.ofDays(366));
    Instant to = (now.isAfter(first) ? now : first).plus(YEARS);
    VTimezone component = new VTimezone(zone.getId());
    ZoneOffset offset = rules.getOffset(from);
    add(
        component,
        new Change(offset, offset, rules.isDaylightSavings(from)),
        List.of(LocalDateTime.ofInstant(from, zone)));
    Map<Change, List<LocalDateTime>> changes = new LinkedHashMap<>();
    for (ZoneOffsetTransition next = rules.nextTransition(from);
        next != null && next.getInstant().isBefore(to);
        next = rules.nextTransition(next.getInstant())) {
      changes
          .computeIfAbsent(
              new Change(
                  next.getOffsetBefore(),
                  next.getOffsetAfter(),
                  rules.isDaylightSavings(next.getInstant())),
              change -> new ArrayList<>())
          .add(next.getDateTimeBefore());
    }
    changes.forEach((change, at) -> add(component, change, at));
    return new TimezoneAssignment(TimeZone.getTimeZone(zone), component);
  }

  private static void add(VTimezone component, Change change, List<LocalDateTime> at) {
    Observance observance;
    if (change.daylight()) {
      DaylightSavingsTime daylight = new DaylightSavingsTime();
      component.addDaylightSavingsTime(daylight);
      observance = daylight;
    } else {
      StandardTime standard = new StandardTime();
      component.addStandardTime(standard);
      observance = standard;
    }
    observance.setDateStart(components(at.get(0)));
    observance.setTimezoneOffsetFrom(offset(change.before()));
    observance.setTimezoneOffsetTo(offset(change.after()));
    observance.addTimezoneName(change.after().getId().equals("Z") ? "UTC" : change.after().getId());
    if (at.size() > 1) {
      RecurrenceDates others = new RecurrenceDates();
      at.subList(1, at.size())
          .forEach(time -> others.getDates().add(new ICalDate(components(time), true)));
      observance.addRecurrenceDates(others);
    }
  }

  private static UtcOffset offset(ZoneOffset offset) {
    return new UtcOffset(offset.getTotalSeconds() * 1_000L);
  }

  static DateTimeComponents components(LocalDateTime time) {
    return new DateTimeComponents(
        time.getYear(),
        time.getMonthValue(),
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond(),
        false);
  }
}
