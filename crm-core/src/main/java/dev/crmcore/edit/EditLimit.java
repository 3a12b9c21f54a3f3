package dev.crmcore.edit;

import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import java.util.function.LongSupplier;

/**
 * How much one plan may change before whoever applies it has to confirm how many records it saw:
 * what is easily meant for ten customers is easily done to all of them. Up to {@code few} records
 * nobody is asked; beyond, a plan needs a confirmation if it changes more than {@code many}
 * records, or more than {@code percent} of those that there are.
 *
 * @param few up to how many records nobody is asked, whatever their share; 0 or more
 * @param many beyond how many records somebody is always asked; at least {@code few}
 * @param percent beyond which share of the records somebody is asked, 0 to 100
 */
public record EditLimit(long few, long many, int percent) {
  /** Asks beyond 1,000 records, and beyond a quarter of all where that is more than 100. */
  public static final EditLimit DEFAULTS = new EditLimit(100, 1_000, 25);

  /** Asks nobody. */
  public static final EditLimit NONE = new EditLimit(Long.MAX_VALUE, Long.MAX_VALUE, 100);

  /**
   * Checks the numbers.
   *
   * @throws InvalidInputException if one is out of its range
   */
  public EditLimit {
    if (few < 0 || many < few || percent < 0 || percent > 100) {
      throw new InvalidInputException(
          "A limit has few (0 or more), many (at least as many) and a share of 0 to 100 percent, but was %d, %d and %d."
              .formatted(few, many, percent));
    }
  }

  /**
   * Refuses a plan that needs a confirmation and has none, or one of another number.
   *
   * @param what what it does, in words
   * @param planned how many records it changes
   * @param counted how many there are; asked only where that matters
   * @param confirmed what was confirmed, 0 for nothing
   * @throws ConflictException with the code {@code E_CONFIRM}
   */
  void require(String what, long planned, LongSupplier counted, long confirmed) {
    if (confirmed == planned || (confirmed == 0 && planned <= few)) {
      return;
    }
    long base = counted.getAsLong();
    boolean asks = planned > few && (planned > many || planned > base * (double) percent / 100);
    if (confirmed == 0 ? asks : confirmed != planned) {
      throw new ConflictException(
          "E_CONFIRM",
          confirmed == 0
              ? "'%s' would change %d records of %d, which is more than is done without asking. If that is meant, confirm the number %d."
                  .formatted(what, planned, base, planned)
              : "'%s' would change %d records of %d, but %d were confirmed. Look at the plan again and confirm its number."
                  .formatted(what, planned, base, confirmed));
    }
  }
}
