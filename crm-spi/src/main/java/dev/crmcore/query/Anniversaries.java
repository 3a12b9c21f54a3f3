package dev.crmcore.query;

import dev.crmcore.field.FieldKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The days whose anniversaries lie in a window, as comparisons that every storage knows. */
final class Anniversaries {
  /** Nobody is older, and few things. */
  private static final int YEARS = 130;

  /** So many years before and after today lie the days of a window that is a year long at most. */
  private static final int WINDOW = 3;

  /** So many days are listed, which an engine looks up; more are compared stretch by stretch. */
  private static final int LISTED = 10_000;

  private Anniversaries() {}

  /**
   * Returns a condition on a field.
   *
   * @param from the first day of the window
   * @param to the last day, less than a year later
   * @param startOf when a day begins
   */
  static Condition of(
      String field,
      FieldKind kind,
      LocalDate from,
      LocalDate to,
      Function<LocalDate, Instant> startOf) {
    List<Condition> stretches = new ArrayList<>();
    List<Operand> days = new ArrayList<>();
    boolean listed =
        kind == FieldKind.DATE && (to.toEpochDay() - from.toEpochDay() + 2) * YEARS <= LISTED;
    for (int years = 1; years <= YEARS; years++) {
      LocalDate first = firstBefore(from, years);
      LocalDate last = to.minusYears(years);
      if (listed) {
        first.datesUntil(last.plusDays(1)).forEach(day -> days.add(new Operand.Literal(day)));
      } else if (!last.isBefore(first)) {
        stretches.add(
            kind == FieldKind.DATE
                ? between(field, first, last)
                : new Condition.All(
                    List.of(
                        compare(field, Operator.GE, startOf.apply(first)),
                        compare(field, Operator.LT, startOf.apply(last.plusDays(1))))));
      }
    }
    return listed ? new Condition.Compare(field, Operator.IN, days) : new Condition.Any(stretches);
  }

  /**
   * Returns the first day some years earlier with an anniversary from a day on. The 29th of
   * February has it on the 1st of March where the year has no such day.
   */
  private static LocalDate firstBefore(LocalDate day, int years) {
    LocalDate same = day.minusYears(years);
    boolean leapDay = day.getMonthValue() == 2 && day.getDayOfMonth() == 29;
    if (leapDay && !same.isLeapYear()) {
      return same.plusDays(1);
    }
    boolean march = day.getMonthValue() == 3 && day.getDayOfMonth() == 1;
    return march && !day.isLeapYear() && same.isLeapYear() ? same.minusDays(1) : same;
  }

  /** Returns the anniversaries of a day that no window of today ends before or begins after. */
  static List<LocalDate> around(LocalDate day, LocalDate today) {
    List<LocalDate> anniversaries = new ArrayList<>();
    int first = Math.max(1, today.getYear() - day.getYear() - WINDOW);
    // Of a day that is still to come the first anniversary is the next.
    for (int years = first; years <= Math.min(YEARS, first + 2 * WINDOW); years++) {
      LocalDate same = day.plusYears(years);
      boolean leapDay = day.getMonthValue() == 2 && day.getDayOfMonth() == 29;
      anniversaries.add(leapDay && !same.isLeapYear() ? same.plusDays(1) : same);
    }
    return anniversaries;
  }

  private static Condition between(String field, LocalDate first, LocalDate last) {
    return new Condition.Compare(
        field, Operator.BETWEEN, List.of(new Operand.Literal(first), new Operand.Literal(last)));
  }

  private static Condition compare(String field, Operator operator, Instant moment) {
    return new Condition.Compare(field, operator, List.of(new Operand.Literal(moment)));
  }
}
