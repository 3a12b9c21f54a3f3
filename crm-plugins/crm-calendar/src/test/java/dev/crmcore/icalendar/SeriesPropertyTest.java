package dev.crmcore.icalendar;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.model.Due;
import dev.crmcore.model.Recurrence;
import dev.crmcore.model.Task;
import dev.crmcore.task.Tasks;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of series wherever the clocks change, and however long the months are. */
class SeriesPropertyTest {
  private final Tasks tasks =
      Crm.builder()
          .inMemory()
          .recurrence(new Rfc5545Rules())
          .clock(MutableClock.at("1990-01-01T00:00:00Z"))
          .build()
          .session("anna")
          .tasks();

  /** Zones with changes of an hour and of half an hour, southern ones, and such as moved. */
  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Pyongyang",
            "Europe/Moscow",
            "Pacific/Apia",
            "America/Caracas",
            "Africa/Casablanca",
            "Asia/Kathmandu",
            "UTC")
        .map(ZoneId::of);
  }

  /** Days from 2009 to 2036, so that every change of those zones is among them. */
  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(2009, 1, 1).toEpochDay(), LocalDate.of(2036, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<LocalTime> times() {
    return Arbitraries.integers()
        .between(0, 24 * 12 - 1)
        .map(n -> LocalTime.MIN.plusMinutes(n * 5L));
  }

  private static List<Due> moments(Stream<LocalDate> days, LocalTime time, ZoneId zone) {
    return days.map(day -> Due.at(day.atTime(time).atZone(zone).toInstant())).toList();
  }

  private List<Due> dates(String rule, Due first, ZoneId zone, int limit) {
    return tasks.dates(Recurrence.of(rule, zone), first, limit);
  }

  @Property
  void aMomentStaysAtItsLocalTime(
      @ForAll("zones") ZoneId zone,
      @ForAll("days") LocalDate day,
      @ForAll("times") LocalTime time,
      @ForAll @IntRange(min = 1, max = 40) int interval) {
    Instant moment = day.atTime(time).atZone(zone).toInstant();
    LocalDateTime start = LocalDateTime.ofInstant(moment, zone); // the clocks may have gone forward

    assertThat(dates("FREQ=DAILY;INTERVAL=" + interval, Due.at(moment), zone, 60))
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of(Due.at(moment)),
                    moments(
                        IntStream.range(1, 60)
                            .mapToObj(n -> start.toLocalDate().plusDays((long) n * interval)),
                        start.toLocalTime(),
                        zone)
                        .stream())
                .toList());
  }

  @Property
  void aDayStaysADayInItsZone(
      @ForAll("zones") ZoneId zone,
      @ForAll("zones") ZoneId said,
      @ForAll("days") LocalDate day,
      @ForAll @IntRange(min = 1, max = 8) int weeks) {
    assertThat(
            tasks.dates(
                Recurrence.of("FREQ=WEEKLY;INTERVAL=" + weeks, said), Due.onDay(day, zone), 30))
        .containsExactlyElementsOf(
            IntStream.range(0, 30)
                .mapToObj(n -> Due.onDay(day.plusWeeks((long) n * weeks), zone))
                .toList());
  }

  @Property
  void aDayOfTheMonthComesInMonthsThatHaveIt(
      @ForAll("zones") ZoneId zone, @ForAll("days") LocalDate day) {
    List<Due> expected =
        Stream.iterate(YearMonth.from(day), month -> month.plusMonths(1))
            .filter(month -> month.lengthOfMonth() >= day.getDayOfMonth())
            .limit(20)
            .map(month -> Due.onDay(month.atDay(day.getDayOfMonth()), zone))
            .toList();

    assertThat(dates("FREQ=MONTHLY", Due.onDay(day, zone), zone, 20)).isEqualTo(expected);
  }

  @Property
  void aDayOfTheYearComesInYearsThatHaveIt(@ForAll("days") LocalDate any) {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    LocalDate day = any.isLeapYear() ? any.withMonth(2).withDayOfMonth(29) : any;
    List<Due> expected =
        Stream.iterate(day.getYear(), year -> year + 1)
            .filter(year -> YearMonth.of(year, day.getMonth()).isValidDay(day.getDayOfMonth()))
            .limit(12)
            .map(year -> Due.onDay(day.withYear(year), zone))
            .toList();

    assertThat(dates("FREQ=YEARLY", Due.onDay(day, zone), zone, 12)).isEqualTo(expected);
  }

  /** What is done in time is due on the dates that were foretold, and is reminded of as early. */
  @Property(tries = 60)
  void whatIsDoneInTimeComesOnTheDatesThatWereForetold(
      @ForAll("zones") ZoneId zone,
      @ForAll("days") LocalDate day,
      @ForAll("times") LocalTime time,
      @ForAll boolean onDay,
      @ForAll @IntRange(min = 0, max = 2_000) int minutes) {
    Due first = onDay ? Due.onDay(day, zone) : Due.at(day.atTime(time).atZone(zone).toInstant());
    String rule = "FREQ=WEEKLY;BYDAY=MO,WE,SU;COUNT=9";
    Task task =
        tasks.create(
            Task.builder()
                .subject("report")
                .due(first)
                .remindAt(first.deadline().minus(Duration.ofMinutes(minutes)))
                .recurrence(Recurrence.of(rule, zone))
                .build());
    assertThat(tasks.upcoming(task.id(), 20)).isEqualTo(dates(rule, first, zone, 20).subList(1, 9));

    for (List<Task> open = List.of(task); !open.isEmpty(); open = open(task)) {
      assertThat(open).hasSize(1);
      tasks.complete(open.get(0).id());
    }

    List<Task> series = tasks.series(task.id());
    assertThat(series).extracting(Task::due).isEqualTo(dates(rule, first, zone, 20)).hasSize(9);
    assertThat(series.stream().map(one -> early(one, zone)).distinct()).hasSize(1);
  }

  private List<Task> open(Task task) {
    return tasks.series(task.id()).stream().filter(Task::isOpen).toList();
  }

  private static Object early(Task task, ZoneId zone) {
    Instant at = requireNonNull(task.remindAt());
    return task.due() instanceof Due.OnDay day
        ? DAYS.between(LocalDate.ofInstant(at, zone), day.day())
        : Duration.between(at, requireNonNull(task.due()).deadline());
  }
}
