package dev.crmcore.customer;

import dev.crmcore.error.InvalidInputException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Times of which an unknown beginning or end is open. */
final class Periods {
  private Periods() {}

  /**
   * Refuses an end before the beginning.
   *
   * @throws InvalidInputException with the code {@code E_PERIOD}
   */
  static void requireForward(String what, @Nullable LocalDate from, @Nullable LocalDate to) {
    if (from != null && to != null && to.isBefore(from)) {
      throw new InvalidInputException(
          "E_PERIOD", "%s ends on %s, before it begins on %s.".formatted(what, to, from));
    }
  }

  /** Tells whether two times have a day in common. */
  static boolean overlap(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable LocalDate otherFrom,
      @Nullable LocalDate otherTo) {
    return (to == null || otherFrom == null || !to.isBefore(otherFrom))
        && (otherTo == null || from == null || !otherTo.isBefore(from));
  }
}
