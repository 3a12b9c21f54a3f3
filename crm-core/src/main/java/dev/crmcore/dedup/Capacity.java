package dev.crmcore.dedup;

/** How arrays by number grow: to what is needed at first, with some room to spare later. */
final class Capacity {
  private Capacity() {}

  /** Returns the length for an array in which the numbers below {@code needed} have a place. */
  static int of(int length, int needed) {
    return needed <= length ? length : Math.max(needed, length + length / 8);
  }
}
