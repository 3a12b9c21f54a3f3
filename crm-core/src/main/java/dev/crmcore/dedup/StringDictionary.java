package dev.crmcore.dedup;

import java.util.Arrays;

/** Numbers distinct strings from 1; 0 is the empty string. Not safe for use by several threads. */
final class StringDictionary {
  private static final long ID_MASK = 0xFFFFFFFFL;

  private String[] values = new String[64];

  /**
   * Hash in the upper half, number in the lower one, so that most misses need no look at a string.
   */
  private long[] slots = new long[256];

  private int size = 1;

  StringDictionary() {
    values[0] = "";
  }

  /** Returns how many numbers are taken, 0 included. */
  int size() {
    return size;
  }

  String get(int id) {
    return values[id];
  }

  int intern(String value) {
    if (value.isEmpty()) {
      return 0;
    }
    int hash = Hashes.mix(value.hashCode());
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      long entry = slots[slot];
      if ((int) (entry >>> 32) == hash && values[(int) (entry & ID_MASK)].equals(value)) {
        return (int) (entry & ID_MASK);
      }
      slot = (slot + 1) & mask;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size] = value;
    slots[slot] = (long) hash << 32 | size;
    int id = size++;
    if (size * 2 > slots.length) {
      grow();
    }
    return id;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    int mask = slots.length - 1;
    for (long entry : old) {
      if (entry != 0) {
        int slot = (int) (entry >>> 32) & mask;
        while (slots[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        slots[slot] = entry;
      }
    }
  }
}
