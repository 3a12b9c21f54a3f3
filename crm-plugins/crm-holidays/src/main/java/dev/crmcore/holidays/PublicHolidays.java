package dev.crmcore.holidays;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.crmcore.error.InvalidInputException;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The public holidays of a country, and of a region of it: a source of days on which a working
 * calendar is closed.
 *
 * <pre>{@code
 * WorkingCalendar.in(ZoneId.of("Europe/Berlin"))
 *     .weekdays(LocalTime.of(9, 0), LocalTime.of(17, 0))
 *     .closed(PublicHolidays.of("DE", "BY"));
 * }</pre>
 *
 * <p>The days come from Jollyday. A holiday that moves, because it falls on a weekend, counts on
 * the day it falls on and on the day it moves to. Days that a government moves for one year, as
 * Russia and China do, are not known: add those by {@code closed} of the calendar. Safe for all
 * threads.
 */
public final class PublicHolidays implements Predicate<LocalDate> {
  /** The first year of which it answers. */
  public static final int FIRST_YEAR = 1990;

  /** The last year of which it answers. */
  public static final int LAST_YEAR = 2100;

  private final String where;
  private final HolidayManager manager;
  private final String[] regions;
  private final Map<Integer, Set<LocalDate>> days = new ConcurrentHashMap<>();

  private PublicHolidays(String where, HolidayManager manager, List<String> regions) {
    this.where = where;
    this.manager = manager;
    this.regions = regions.toArray(String[]::new);
  }

  /**
   * Returns the holidays of a country, those of its parts excluded, or of a part of it.
   *
   * @param country the code of ISO 3166-1, such as {@code "DE"}
   * @param parts the code of a region, such as {@code "BY"}, and of a part of that, such as {@code
   *     "AG"}; none for the whole country
   * @throws InvalidInputException with the code {@code E_HOLIDAYS} if nothing is known of it
   */
  public static PublicHolidays of(String country, String... parts) {
    String code = country.strip().toUpperCase(Locale.ROOT);
    if (!isCountry(code)) {
      throw unknown(
          "No holidays are known of '%s'; a country is written like 'DE'.".formatted(country));
    }
    HolidayManager manager =
        HolidayManager.getInstance(ManagerParameters.create(code.toLowerCase(Locale.ROOT)));
    CalendarHierarchy at = manager.getCalendarHierarchy();
    List<String> regions = new ArrayList<>();
    for (String part : parts) {
      String key = part.strip().toLowerCase(Locale.ROOT);
      CalendarHierarchy below = at.getChildren().get(key);
      if (below == null) {
        throw unknown(
            "Nothing is known of '%s' in %s; known are: %s."
                .formatted(part, code, new TreeSet<>(at.getChildren().keySet())));
      }
      regions.add(key);
      at = below;
    }
    String where = code + regions.stream().map(key -> "-" + key).collect(joining());
    return new PublicHolidays(where.toUpperCase(Locale.ROOT), manager, regions);
  }

  /** Jollyday knows stock exchanges, too, by longer names. */
  private static boolean isCountry(String code) {
    return code.length() == 2 && HolidayManager.getSupportedCalendarCodes().contains(code);
  }

  /** Returns the codes of the countries of which something is known, sorted. */
  public static List<String> countries() {
    return HolidayManager.getSupportedCalendarCodes().stream()
        .filter(PublicHolidays::isCountry)
        .sorted()
        .toList();
  }

  /**
   * Tells whether a day is a holiday.
   *
   * @throws InvalidInputException with the code {@code E_HOLIDAYS} if nothing is known of its year
   */
  @Override
  public boolean test(LocalDate day) {
    return days.computeIfAbsent(day.getYear(), this::daysOf).contains(day);
  }

  private Set<LocalDate> daysOf(int year) {
    Set<LocalDate> found = new HashSet<>();
    in(year, Locale.ENGLISH).forEach(holiday -> found.add(holiday.day()));
    return Set.copyOf(found);
  }

  /**
   * Returns the holidays of a year with their names, by day.
   *
   * @param language of the names; English where there are none
   * @throws InvalidInputException with the code {@code E_HOLIDAYS} if nothing is known of the year
   */
  public List<PublicHoliday> in(int year, Locale language) {
    requireNonNull(language, "language");
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw unknown(
          "Holidays are known of the years %d to %d, not of %d."
              .formatted(FIRST_YEAR, LAST_YEAR, year));
    }
    // A holiday of the year before or after may move into this one.
    List<PublicHoliday> found =
        Stream.of(year - 1, year, year + 1)
            .flatMap(
                one ->
                    manager.getHolidays(Year.of(one), HolidayType.PUBLIC_HOLIDAY, regions).stream())
            .flatMap(holiday -> days(holiday, language))
            .filter(holiday -> holiday.day().getYear() == year)
            .distinct()
            .sorted(Comparator.comparing(PublicHoliday::day).thenComparing(PublicHoliday::name))
            .toList();
    if (found.isEmpty()) {
      throw unknown("No holidays are known of %s in %d.".formatted(where, year));
    }
    return found;
  }

  private static Stream<PublicHoliday> days(Holiday holiday, Locale language) {
    String name = holiday.getDescription(language);
    return Stream.concat(Stream.of(holiday.getActualDate()), holiday.getObservedDate().stream())
        .map(day -> new PublicHoliday(day, name));
  }

  private static InvalidInputException unknown(String message) {
    return new InvalidInputException("E_HOLIDAYS", message);
  }

  /** Returns the country and the region, such as {@code DE-BY}. */
  @Override
  public String toString() {
    return where;
  }
}
