package dev.crmcore.formats;

/**
 * How much a workbook may become when it is unpacked. Real workbooks grow ten- to thirtyfold; a
 * thousandfold is a trap that would fill memory and time.
 */
final class Inflation {
  /** How much may always be unpacked, in bytes. */
  static final long FREE = 8L << 20;

  /** How many times the size of the file may be unpacked beyond that. */
  static final long RATIO = 100;

  /** The most that is unpacked of one part, in bytes. */
  static final long TOTAL = 4L << 30;

  private final String name;
  private final long most;

  /**
   * Sets the limits.
   *
   * @param packed the size of the whole file in bytes
   */
  Inflation(String name, long packed) {
    this.name = name;
    this.most = Math.min(TOTAL, Math.max(FREE, packed * RATIO));
  }

  /**
   * Refuses what unpacks to too much.
   *
   * @throws dev.crmcore.error.InvalidInputException with the code {@code E_LIMIT_RATIO}
   */
  void require(long unpacked) {
    if (unpacked > most) {
      throw Refusals.ratio(
          name,
          "a part of it unpacks to more than %,d bytes, over %d times the size of the file or over 4 GiB"
              .formatted(most, RATIO));
    }
  }
}
