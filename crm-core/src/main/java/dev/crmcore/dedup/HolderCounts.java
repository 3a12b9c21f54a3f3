package dev.crmcore.dedup;

import java.util.Arrays;

/**
 * Counts how many differently named holders each value has. Copies of one record, and relatives of
 * one name, do not make an address or a telephone number look common.
 */
final class HolderCounts {
  private final int[] counts;
  private final int[] nameOf;
  private long[] holders = new long[64];
  private int size;

  /**
   * @param values how many values there are, 0 included, which is none
   * @param nameOf a number for the name of each record, 0 if it has none; empty if every record
   *     counts
   */
  HolderCounts(int values, int[] nameOf) {
    this.counts = new int[values];
    this.nameOf = nameOf;
  }

  /** Counts a value of a record. */
  void add(int value, int record) {
    if (value == 0) {
      return;
    }
    int name = nameOf.length == 0 ? 0 : nameOf[record];
    if (name == 0) {
      counts[value]++;
    } else {
      if (size == holders.length) {
        holders = Arrays.copyOf(holders, size * 2);
      }
      holders[size++] = (long) value << 32 | (name & 0xFFFFFFFFL);
    }
  }

  /** Returns the counts by value; no more are added afterwards. */
  int[] counts() {
    Arrays.sort(holders, 0, size);
    for (int i = 0; i < size; i++) {
      if (i == 0 || holders[i] != holders[i - 1]) {
        counts[(int) (holders[i] >>> 32)]++;
      }
    }
    size = 0;
    return counts;
  }
}
