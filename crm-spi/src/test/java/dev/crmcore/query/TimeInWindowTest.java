package dev.crmcore.query;

import static dev.crmcore.query.Asking.NOW;
import static dev.crmcore.query.Asking.bind;
import static dev.crmcore.query.Asking.holds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Person;
import dev.crmcore.query.Window.CalendarUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that lie in a window, and whose anniversary does. Now is 13:00 on 1 March in Moscow. */
class TimeInWindowTest {
  private static Person born(String day) {
    return Person.builder().givenName("Ada").birthDate(LocalDate.parse(day)).build();
  }

  private static Person seen(Instant moment) {
    return Person.builder().givenName("Ada").custom("seenAt", moment).build();
  }

  private static boolean bornIn(Window window, String day) {
    return holds(Conditions.during(CustomerFields.BIRTH_DATE, window), born(day));
  }

  private static boolean seenIn(Window window, Instant moment) {
    return holds(new Condition.During("seenAt", window), seen(moment));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-28,false",
    "2026-03-01,true",
    "2026-03-08,true",
    "2026-03-09,false",
  })
  void theNextDaysBeginToday(String day, boolean in) {
    assertThat(bornIn(Window.next(7, ChronoUnit.DAYS), day)).isEqualTo(in);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-21,false",
    "2026-02-22,true",
    "2026-03-01,true",
    "2026-03-02,false",
  })
  void theLastDaysEndToday(String day, boolean in) {
    assertThat(bornIn(Window.last(7, ChronoUnit.DAYS), day)).isEqualTo(in);
  }

  @ParameterizedTest
  @CsvSource({
    "DAY,2026-02-28,2026-02-28,2026-03-02,2026-03-02",
    "WEEK,2026-02-16,2026-02-22,2026-03-02,2026-03-08",
    "MONTH,2026-02-01,2026-02-28,2026-04-01,2026-04-30",
    "QUARTER,2025-10-01,2025-12-31,2026-04-01,2026-06-30",
    "YEAR,2025-01-01,2025-12-31,2027-01-01,2027-12-31",
  })
  void theCalendarGoesBackAndOn(
      CalendarUnit unit, String first, String last, String nextFirst, String nextLast) {
    assertEnds(Window.previous(unit), first, last);
    assertEnds(Window.following(unit), nextFirst, nextLast);
  }

  @ParameterizedTest
  @CsvSource({
    "YEAR,APRIL,2024-04-01,2025-03-31,2026-04-01,2027-03-31",
    "YEAR,MARCH,2025-03-01,2026-02-28,2027-03-01,2028-02-29",
    "QUARTER,APRIL,2025-10-01,2025-12-31,2026-04-01,2026-06-30",
    "QUARTER,FEBRUARY,2025-11-01,2026-01-31,2026-05-01,2026-07-31",
    "QUARTER,DECEMBER,2025-12-01,2026-02-28,2026-06-01,2026-08-31",
  })
  void aFiscalYearBeginsWithAnotherMonth(
      CalendarUnit unit,
      Month month,
      String first,
      String last,
      String nextFirst,
      String nextLast) {
    assertEnds(Window.previous(unit).starting(month), first, last);
    assertEnds(Window.following(unit).starting(month), nextFirst, nextLast);
    assertEnds(
        Window.current(unit).starting(month),
        LocalDate.parse(last).plusDays(1).toString(),
        LocalDate.parse(nextFirst).minusDays(1).toString());
  }

  @Test
  void noMonthAndNoDayStartsInAnotherMonth() {
    assertThatThrownBy(() -> Window.current(CalendarUnit.MONTH).starting(Month.APRIL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("Only a year and its quarters start in another month.");
  }

  private static void assertEnds(Window window, String first, String last) {
    assertThat(bornIn(window, first)).isTrue();
    assertThat(bornIn(window, last)).isTrue();
    assertThat(bornIn(window, LocalDate.parse(first).minusDays(1).toString())).isFalse();
    assertThat(bornIn(window, LocalDate.parse(last).plusDays(1).toString())).isFalse();
  }

  @Test
  void momentsAreInToTheirFraction() {
    Window next = Window.next(2, ChronoUnit.HOURS);

    assertThat(seenIn(next, NOW)).isTrue();
    assertThat(seenIn(next, NOW.minusNanos(1_000))).isFalse();
    assertThat(seenIn(next, NOW.plusSeconds(7_200))).isTrue();
    assertThat(seenIn(next, NOW.plusSeconds(7_200).plusNanos(1_000))).isFalse();
    assertThat(seenIn(new Window.Between(null, NOW), NOW)).isFalse();
    assertThat(seenIn(new Window.Between(NOW, null), NOW)).isTrue();
  }

  @Test
  void aMissingTimeLiesNowhere() {
    Person nobody = Person.builder().givenName("Ada").build();

    assertThat(
            holds(
                Conditions.during(CustomerFields.BIRTH_DATE, Window.current(CalendarUnit.YEAR)),
                nobody))
        .isFalse();
    assertThat(
            holds(
                Conditions.anniversary(
                    CustomerFields.BIRTH_DATE, Window.current(CalendarUnit.YEAR)),
                nobody))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1990-03-01,true",
    "1990-03-08,true",
    "1990-03-09,false",
    "1990-02-28,false",
    // No 29 February in 2026, so whoever was born on one has a birthday on 1 March.
    "1992-02-29,true",
    // The day itself is no anniversary.
    "2026-03-01,false",
    "2025-03-01,true",
    "1896-03-02,true",
    "1895-03-02,false",
  })
  void birthdaysOfTheNextWeek(String day, boolean in) {
    Condition soon =
        Conditions.anniversary(CustomerFields.BIRTH_DATE, Window.next(7, ChronoUnit.DAYS));

    assertThat(holds(soon, born(day))).isEqualTo(in);
  }

  /** The rule as a person would say it, against what is made of it for storages. */
  @Test
  void anniversariesAreThoseOfTheCalendar() {
    Random random = new Random(11);
    for (int round = 0; round < 4_000; round++) {
      LocalDate from = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3_000));
      if (random.nextInt(3) == 0) {
        from = from.withMonth(2).withDayOfMonth(28).plusDays(random.nextInt(2));
      }
      LocalDate to = from.plusDays(random.nextInt(random.nextBoolean() ? 5 : 365));
      LocalDate day =
          random.nextInt(3) == 0
              ? LocalDate.of(1904 + 4 * random.nextInt(30), 2, 29)
              : from.minusDays(random.nextInt(50_000));
      Window window = new Window.Days(from, to);
      boolean expected = false;
      for (int years = 1; years <= 130; years++) {
        LocalDate later = day.plusYears(years);
        boolean moved = day.getDayOfMonth() == 29 && later.getDayOfMonth() == 28;
        LocalDate anniversary = day.getMonthValue() == 2 && moved ? later.plusDays(1) : later;
        expected |= !anniversary.isBefore(from) && !anniversary.isAfter(to);
      }

      String what = day + " in " + from + " to " + to;
      assertThat(holds(Conditions.anniversary(CustomerFields.BIRTH_DATE, window), born(day + "")))
          .as(what)
          .isEqualTo(expected);
      Instant noon = day.atTime(12, 0).atZone(Asking.MOSCOW).toInstant();
      assertThat(holds(new Condition.Anniversary("seenAt", window), seen(noon)))
          .as(what)
          .isEqualTo(expected);
    }
  }

  @Test
  void whatSaysNothingIsRefused() {
    assertThatThrownBy(() -> new Condition.During("birthDate", Window.ever()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("says nothing");
    assertRefused(
        Conditions.anniversary(
            CustomerFields.BIRTH_DATE, new Window.Days(LocalDate.of(2026, 1, 1), null)),
        "both ends");
    assertRefused(
        Conditions.anniversary(CustomerFields.BIRTH_DATE, Window.next(13, ChronoUnit.MONTHS)),
        "at most a year");
    assertRefused(
        Conditions.during(CustomerFields.CITY, Window.next(1, ChronoUnit.DAYS)), "'city'");
    assertRefused(
        Conditions.during(CustomerFields.BIRTH_DATE, Window.next(0, ChronoUnit.DAYS)),
        "at least 1");
  }

  @Test
  void whatIsBeyondTheCalendarIsRefused() {
    LocalDate first = LocalDate.MIN.plusYears(20);
    assertRefused(
        Conditions.anniversary(
            CustomerFields.BIRTH_DATE, new Window.Days(first, first.plusDays(3))),
        "beyond the calendar");
    assertRefused(
        Conditions.during(CustomerFields.BIRTH_DATE, new Window.Between(Instant.MIN, Instant.MIN)),
        "beyond the calendar");
    assertRefused(
        Conditions.during(CustomerFields.BIRTH_DATE, Window.next(Long.MAX_VALUE, ChronoUnit.DAYS)),
        "beyond the calendar");
  }

  private static void assertRefused(Condition condition, String words) {
    assertThatThrownBy(() -> bind(condition))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(words);
  }
}
