package dev.crmcore.customer;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a customer likes to be called, by the clock on its wall: {@code "Mo-Fr 09:00-12:00,
 * 14:00-18:00; Sa 10:00-14:00"}. Without days every day is meant, without times the whole day. An
 * hour belongs to the time that it begins, not to the one that it ends. Immutable and safe for all
 * threads.
 */
public final class CallHours {
  private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
  private static final Pattern RANGE =
      Pattern.compile("(\\d{1,2})(?::(\\d{2}))?\\s*[-–]\\s*(\\d{1,2})(?::(\\d{2}))?");
  private static final int MINUTES_OF_DAY = 24 * 60;

  private final List<Rule> rules;

  /** Some days and the minutes of them; from is meant, to is not. */
  private record Rule(Set<DayOfWeek> days, List<Range> ranges) {}

  private record Range(int from, int to) {}

  private CallHours(List<Rule> rules) {
    this.rules = rules;
  }

  /**
   * Reads hours in words.
   *
   * @throws InvalidInputException with the code {@code E_CALL_HOURS} if they cannot be read
   */
  public static CallHours parse(String text) {
    List<Rule> rules = new ArrayList<>();
    for (String part : text.split(";", -1)) {
      if (!part.isBlank()) {
        rules.add(rule(part.strip(), text));
      }
    }
    if (rules.isEmpty()) {
      throw unreadable(text);
    }
    return new CallHours(List.copyOf(rules));
  }

  private static Rule rule(String part, String text) {
    int hours = 0;
    while (hours < part.length() && !Character.isDigit(part.charAt(hours))) {
      hours++;
    }
    String days = part.substring(0, hours).strip();
    String times = part.substring(hours).strip();
    return new Rule(
        days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days(days, text),
        times.isEmpty() ? List.of(new Range(0, MINUTES_OF_DAY)) : ranges(times, text));
  }

  private static Set<DayOfWeek> days(String words, String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : words.split("[,\\s]+", -1)) {
      String[] ends = word.split("[-–]", -1);
      if (ends.length > 2) {
        throw unreadable(text);
      }
      DayOfWeek day = day(ends[0], text);
      DayOfWeek last = day(ends[ends.length - 1], text);
      days.add(day);
      while (day != last) {
        day = day.plus(1);
        days.add(day);
      }
    }
    return days;
  }

  /** Two letters are enough, as in "Mo", "Mon" and "Monday". */
  private static DayOfWeek day(String word, String text) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      if (lower.length() >= 2 && name.startsWith(lower)) {
        return day;
      }
    }
    throw unreadable(text);
  }

  private static List<Range> ranges(String words, String text) {
    List<Range> ranges = new ArrayList<>();
    for (String word : words.split(",", -1)) {
      Matcher matcher = RANGE.matcher(word.strip());
      if (!matcher.matches()) {
        throw unreadable(text);
      }
      Range range =
          new Range(
              minutes(matcher.group(1), matcher.group(2), text),
              minutes(matcher.group(3), matcher.group(4), text));
      if (range.from() >= range.to()) {
        throw unreadable(text);
      }
      ranges.add(range);
    }
    return List.copyOf(ranges);
  }

  private static int minutes(String hour, @Nullable String minute, String text) {
    int minutes = Integer.parseInt(hour) * 60 + (minute == null ? 0 : Integer.parseInt(minute));
    if (minutes > MINUTES_OF_DAY || (minute != null && Integer.parseInt(minute) > 59)) {
      throw unreadable(text);
    }
    return minutes;
  }

  private static InvalidInputException unreadable(String text) {
    return new InvalidInputException(
        "E_CALL_HOURS",
        "'%s' are no hours such as 'Mo-Fr 09:00-12:00, 14:00-18:00; Sa 10:00-14:00'."
            .formatted(text.length() <= 80 ? text : text.substring(0, 79) + "…"));
  }

  /** Tells whether a moment is in these hours, by the clock of a zone. */
  public boolean contains(Instant moment, ZoneId zone) {
    ZonedDateTime there = requireNonNull(moment, "moment").atZone(zone);
    LocalTime time = there.toLocalTime();
    int minute = time.getHour() * 60 + time.getMinute();
    for (Rule rule : rules) {
      if (rule.days().contains(there.getDayOfWeek())
          && rule.ranges().stream().anyMatch(one -> one.from() <= minute && minute < one.to())) {
        return true;
      }
    }
    return false;
  }

  /** Returns the standard form, which reads back to the same hours. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner("; ");
    for (Rule rule : rules) {
      StringJoiner times = new StringJoiner(", ");
      rule.ranges().forEach(one -> times.add(clock(one.from()) + "-" + clock(one.to())));
      String days = rule.days().size() == DAYS.size() ? "" : words(rule.days()) + " ";
      text.add(days + times);
    }
    return text.toString();
  }

  private static String clock(int minutes) {
    return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
  }

  private static String words(Set<DayOfWeek> days) {
    StringJoiner words = new StringJoiner(",");
    for (int i = 0; i < DAYS.size(); i++) {
      int last = i;
      while (last < DAYS.size() && days.contains(DayOfWeek.of(last + 1))) {
        last++;
      }
      if (last > i) {
        words.add(DAYS.get(i) + (last - 1 > i ? "-" + DAYS.get(last - 1) : ""));
        i = last;
      }
    }
    return words.toString();
  }
}
