package dev.crmcore.holidays;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A day on which a country or a region does not work.
 *
 * @param day the day
 * @param name what it is called in the language that was asked for
 */
public record PublicHoliday(LocalDate day, String name) {
  /** Checks that the parts are there. */
  public PublicHoliday {
    requireNonNull(day, "day");
    requireNonNull(name, "name");
  }
}
