package dev.crmcore.holidays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.calendar.WorkingCalendar;
import dev.crmcore.error.CrmException;
import dev.crmcore.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicHolidaysTest {
  private static PublicHolidays of(String where) {
    String[] parts = where.split("-", -1);
    return PublicHolidays.of(
        parts[0], List.of(parts).subList(1, parts.length).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "DE, 2026-01-01, true",
    "DE, 2026-10-03, true",
    "DE, 2026-04-03, true", // Good Friday of the west
    "DE, 2026-01-06, false",
    "DE-BY, 2026-01-06, true", // Epiphany in Bavaria
    "DE-BY, 2026-08-15, false",
    "DE-BY-MU, 2026-08-15, true", // Assumption in Munich
    "DE-BE, 2026-01-06, false",
    "de-by, 2026-06-04, true", // Corpus Christi
    "RU, 2026-01-07, true", // Christmas of the Orthodox
    "RU, 2026-02-23, true",
    "RU, 2026-06-12, true",
    "RU, 2026-11-04, true",
    "RU, 2026-12-25, false",
    "US, 2026-07-04, true", // a Saturday
    "US, 2026-07-03, true", // on which it is kept
    "US, 2026-11-26, true",
    "US, 2026-05-25, true",
    "US, 2026-12-26, false",
    "US, 2010-06-19, false", // Juneteenth is one since 2021
    "US, 2021-12-31, true", // the first of January 2022, kept on Friday
    "GR, 2026-04-13, true", // Easter Monday of the east
    "GR, 2026-04-06, false",
    "GR, 2025-04-21, true", // in 2025 both are on one day
    "DE, 2025-04-21, true",
    "RO, 2027-05-03, true",
    "FR, 2026-07-14, true"
  })
  void knownDays(String where, LocalDate day, boolean holiday) {
    assertThat(of(where).test(day)).isEqualTo(holiday);
  }

  @Test
  void theyHaveNames() {
    assertThat(of("DE-BY").in(2026, Locale.GERMAN))
        .contains(
            new PublicHoliday(LocalDate.of(2026, 1, 6), "Heilige Drei Könige"),
            new PublicHoliday(LocalDate.of(2026, 4, 3), "Karfreitag"))
        .hasSize(12);
    assertThat(of("US").in(2026, Locale.ENGLISH))
        .contains(new PublicHoliday(LocalDate.of(2026, 11, 26), "Thanksgiving Day"));
    assertThat(of("DE-BY")).hasToString("DE-BY");
    assertThat(PublicHolidays.countries()).contains("DE", "RU", "US", "GR").doesNotContain("NYSE");
  }

  @Test
  void theyCloseAWorkingCalendar() {
    WorkingCalendar office =
        WorkingCalendar.in(ZoneId.of("Europe/Berlin"))
            .weekdays(LocalTime.of(9, 0), LocalTime.of(17, 0))
            .closed(of("DE-BY"));

    // From Thursday before Easter to the Tuesday after.
    assertThat(office.plus(Instant.parse("2026-04-02T14:00:00Z"), Duration.ofHours(2)))
        .isEqualTo("2026-04-07T08:00:00Z");
    assertThat(office.plusWorkingDays(LocalDate.of(2026, 4, 2), 1)).isEqualTo("2026-04-07");
  }

  @Test
  void whatIsNotKnownIsSaidClearly() {
    refused(() -> of("XX"), "No holidays are known of 'XX'; a country is written like 'DE'.");
    refused(() -> of("NYSE"), "No holidays are known of 'NYSE'; a country is written like 'DE'.");
    refused(() -> of("../DE"), "No holidays are known of '../DE'; a country is written like 'DE'.");
    refused(
        () -> of("AT-ZZ"),
        "Nothing is known of 'ZZ' in AT; known are: [1, 2, 3, 4, 5, 6, 7, 8, 9].");
    refused(
        () -> of("DE").test(LocalDate.of(1989, 12, 31)),
        "Holidays are known of the years 1990 to 2100, not of 1989.");
    refused(
        () -> of("DE").test(LocalDate.of(2101, 1, 1)),
        "Holidays are known of the years 1990 to 2100, not of 2101.");
  }

  @Test
  void everyCountryHasAnAnswer() {
    for (String country : PublicHolidays.countries()) {
      for (int year : new int[] {1990, 2026, 2100}) {
        try {
          assertThat(of(country).in(year, Locale.ENGLISH)).isNotEmpty();
        } catch (InvalidInputException e) {
          assertThat(e).hasMessage("No holidays are known of %s in %d.".formatted(country, year));
        }
      }
    }
  }

  private static void refused(ThrowingCallable call, String why) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(why)
        .extracting(error -> ((CrmException) error).code())
        .isEqualTo("E_HOLIDAYS");
  }
}
