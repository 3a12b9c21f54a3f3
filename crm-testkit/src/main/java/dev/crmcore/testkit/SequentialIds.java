package dev.crmcore.testkit;

import dev.crmcore.host.IdSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that are the same in every run and easy to read in a failure: version-7 shaped, strictly
 * growing, and ending in their number, as in {@code 01900000-0000-7000-8000-00000000002a}. Safe for
 * all threads; no id is given twice.
 *
 * @since 0.1
 */
public final class SequentialIds implements IdSource {
  /** A fixed time, so that nothing depends on when the test runs. */
  private static final long TIME_AND_VERSION = 0x01900000_0000_7000L;

  private static final long VARIANT = 1L << 63;
  private static final long LARGEST = (1L << 62) - 1;

  private final AtomicLong last;

  /** Starts at number 1. */
  public SequentialIds() {
    this(1);
  }

  /**
   * Starts at a number, so that two sources in one test do not meet.
   *
   * @throws IllegalArgumentException if it is negative or above 2^62 - 1
   */
  public SequentialIds(long first) {
    requireInRange(first);
    last = new AtomicLong(first - 1);
  }

  /**
   * Returns the id with a number, as this kind of source gives it.
   *
   * @throws IllegalArgumentException if it is negative or above 2^62 - 1
   */
  public static UUID number(long number) {
    requireInRange(number);
    return new UUID(TIME_AND_VERSION, VARIANT | number);
  }

  @Override
  public UUID next() {
    return number(last.incrementAndGet());
  }

  private static void requireInRange(long number) {
    if (number < 0 || number > LARGEST) {
      throw new IllegalArgumentException(
          "The number of an id is 0 to 2^62 - 1, but was " + number + ".");
    }
  }
}
