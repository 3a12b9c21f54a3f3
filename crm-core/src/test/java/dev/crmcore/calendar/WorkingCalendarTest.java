package dev.crmcore.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final WorkingCalendar OFFICE =
      WorkingCalendar.in(BERLIN)
          .weekdays(LocalTime.of(9, 0), LocalTime.of(12, 0))
          .weekdays(LocalTime.of(13, 0), LocalTime.of(18, 0))
          .closed(List.of(LocalDate.of(2026, 12, 25)));

  private static Instant berlin(String local) {
    return java.time.LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-21T09:00,PT2H,2026-12-21T11:00",
    "2026-12-21T11:00,PT2H,2026-12-21T14:00",
    "2026-12-21T11:00,PT1H,2026-12-21T12:00",
    "2026-12-21T12:30,PT0S,2026-12-21T13:00",
    "2026-12-21T10:30,PT0S,2026-12-21T10:30",
    "2026-12-21T17:30,PT1H,2026-12-22T09:30",
    "2026-12-24T17:30,PT1H,2026-12-28T09:30",
    "2026-12-26T03:00,PT8H,2026-12-28T18:00",
  })
  void timePassesWhileItIsOpen(String start, Duration working, String end) {
    assertThat(OFFICE.plus(berlin(start), working)).isEqualTo(berlin(end));
    assertThat(OFFICE.between(berlin(start), berlin(end))).isEqualTo(working);
  }

  @Test
  void closingIsClosedAndOpeningIsOpen() {
    assertThat(OFFICE.isOpen(berlin("2026-12-21T09:00"))).isTrue();
    assertThat(OFFICE.isOpen(berlin("2026-12-21T12:00"))).isFalse();
    assertThat(OFFICE.isOpen(berlin("2026-12-25T10:00"))).isFalse();
    assertThat(OFFICE.between(berlin("2026-12-22T09:00"), berlin("2026-12-21T09:00"))).isZero();
  }

  @Test
  void aNightInWhichClocksChangeIsShorterOrLonger() {
    WorkingCalendar nights =
        WorkingCalendar.in(BERLIN)
            .open(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.of(6, 0));

    assertThat(nights.between(berlin("2026-03-29T00:00"), berlin("2026-03-29T12:00")))
        .isEqualTo(Duration.ofHours(5));
    assertThat(nights.between(berlin("2026-10-25T00:00"), berlin("2026-10-25T12:00")))
        .isEqualTo(Duration.ofHours(7));
    assertThat(nights.plus(berlin("2026-03-29T01:00"), Duration.ofHours(2)))
        .isEqualTo(berlin("2026-03-29T04:00"));
  }

  @Test
  void anHourThatClocksPassOverIsNotCountedTwice() {
    WorkingCalendar night =
        WorkingCalendar.in(BERLIN)
            .open(EnumSet.allOf(DayOfWeek.class), LocalTime.of(1, 0), LocalTime.of(2, 30))
            .open(EnumSet.allOf(DayOfWeek.class), LocalTime.of(3, 0), LocalTime.of(5, 0));

    assertThat(night.between(berlin("2026-03-29T00:00"), berlin("2026-03-29T12:00")))
        .isEqualTo(Duration.ofHours(3));
  }

  /** Samoa had no 30 December 2011; Lord Howe moves its clocks by half an hour. */
  @ParameterizedTest
  @ValueSource(
      strings = {"UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe"})
  void whatIsAddedIsWhatLiesBetween(String zone) {
    Random random = new Random(11);
    WorkingCalendar calendar =
        WorkingCalendar.in(ZoneId.of(zone))
            .weekdays(LocalTime.of(1, 30), LocalTime.of(2, 30))
            .weekdays(LocalTime.of(8, 15), LocalTime.of(17, 45))
            .open(EnumSet.of(DayOfWeek.SATURDAY), LocalTime.of(20, 0), LocalTime.MIDNIGHT)
            .closed(day -> day.getDayOfMonth() == 13);
    Instant base = Instant.parse("2011-12-01T00:00:00Z");
    for (int i = 0; i < 2_000; i++) {
      Instant start = base.plusSeconds(random.nextInt(400_000_000));
      Duration working = Duration.ofSeconds(1 + random.nextInt(500_000));
      Instant end = calendar.plus(start, working);

      assertThat(calendar.between(start, end)).as("%s + %s", start, working).isEqualTo(working);
      Instant middle =
          start.plusSeconds(
              (long) (random.nextDouble() * Duration.between(start, end).toSeconds()));
      assertThat(calendar.between(start, middle).plus(calendar.between(middle, end)))
          .isEqualTo(working);
    }
  }

  @Test
  void refusesWhatIsNoCalendar() {
    assertThatThrownBy(() -> WorkingCalendar.in(BERLIN).weekdays(LocalTime.NOON, LocalTime.NOON))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("from an earlier time to a later one, not from 12:00 to 12:00");
    assertThatThrownBy(() -> OFFICE.weekdays(LocalTime.of(17, 0), LocalTime.of(19, 0)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("Two working hours of MONDAY overlap.");
    assertThatThrownBy(
            () -> WorkingCalendar.in(BERLIN).plus(berlin("2026-01-01T00:00"), Duration.ZERO))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no PT0S of working time in the next ten years");
  }

  @Test
  void workingDaysPassOverWeekendsAndHolidays() {
    WorkingCalendar days =
        WorkingCalendar.in(ZoneOffset.UTC)
            .weekdays(LocalTime.of(9, 0), LocalTime.of(17, 0))
            .closed(List.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6)));
    LocalDate thursday = LocalDate.of(2026, 4, 2);

    assertThat(days.plusWorkingDays(thursday, 0)).isEqualTo(thursday);
    assertThat(days.plusWorkingDays(thursday, 1)).isEqualTo("2026-04-07");
    assertThat(days.plusWorkingDays(thursday.plusDays(1), 0)).isEqualTo("2026-04-07");
    assertThat(days.plusWorkingDays(thursday.plusDays(1), 1)).isEqualTo("2026-04-07");
    assertThat(days.plusWorkingDays(thursday, 10)).isEqualTo("2026-04-20");
    assertThatThrownBy(() -> days.plusWorkingDays(thursday, -1))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> WorkingCalendar.in(ZoneOffset.UTC).plusWorkingDays(thursday, 0))
        .isInstanceOf(InvalidInputException.class);
  }
}
