package dev.crmcore.dedup;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The numbers of the records that have each key, the latest first: a table of open addresses and
 * chains in plain arrays, because boxed ones would take several times the memory. Not safe for
 * other threads.
 */
final class KeyLists {
  private static final int START = 64;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /** Ends a chain. */
  private static final int END = -1;

  /** Says that a slot was never taken. */
  private static final int VACANT = -2;

  private long[] keys;
  private int[] firsts;
  private int[] counts;
  private int taken;

  private int[] numbers = new int[START];
  private int[] nexts = new int[START];
  private int used;
  private int free = END;

  KeyLists() {
    keys = new long[START];
    firsts = vacant(START);
    counts = new int[START];
  }

  private static int[] vacant(int size) {
    int[] slots = new int[size];
    Arrays.fill(slots, VACANT);
    return slots;
  }

  /** Adds a record to a key. It is later than all that are there. */
  void add(long key, int number) {
    int slot = slot(key);
    if (firsts[slot] == VACANT) {
      if (2 * (taken + 1) > keys.length) {
        grow();
        slot = slot(key);
      }
      keys[slot] = key;
      firsts[slot] = END;
      taken++;
    }
    int place = place();
    numbers[place] = number;
    nexts[place] = firsts[slot];
    firsts[slot] = place;
    counts[slot]++;
  }

  /** Removes a record from a key; nothing happens if it has not got it. */
  void remove(long key, int number) {
    int slot = slot(key);
    int before = END;
    for (int place = Math.max(firsts[slot], END); place != END; place = nexts[place]) {
      if (numbers[place] == number) {
        if (before == END) {
          firsts[slot] = nexts[place];
        } else {
          nexts[before] = nexts[place];
        }
        nexts[place] = free;
        free = place;
        counts[slot]--;
        return;
      }
      before = place;
    }
  }

  /** Returns how many records have a key. */
  int count(long key) {
    return counts[slot(key)];
  }

  /** Passes on the records that have a key and a number of at least the given one. */
  void forEach(long key, int from, IntConsumer consumer) {
    for (int place = Math.max(firsts[slot(key)], END);
        place != END && numbers[place] >= from;
        place = nexts[place]) {
      consumer.accept(numbers[place]);
    }
  }

  private int slot(long key) {
    return slot(key, keys, firsts);
  }

  private static int slot(long key, long[] keys, int[] firsts) {
    int mask = keys.length - 1;
    int slot = (int) ((key * MIX) >>> 32) & mask;
    while (firsts[slot] != VACANT && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int place() {
    if (free != END) {
      int place = free;
      free = nexts[place];
      return place;
    }
    if (used == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * used);
      nexts = Arrays.copyOf(nexts, 2 * used);
    }
    return used++;
  }

  /** Keys that nobody has any more are left behind. */
  private void grow() {
    long[] newKeys = new long[2 * keys.length];
    int[] newFirsts = vacant(newKeys.length);
    int[] newCounts = new int[newKeys.length];
    taken = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      if (firsts[slot] >= 0) {
        int other = slot(keys[slot], newKeys, newFirsts);
        newKeys[other] = keys[slot];
        newFirsts[other] = firsts[slot];
        newCounts[other] = counts[slot];
        taken++;
      }
    }
    keys = newKeys;
    firsts = newFirsts;
    counts = newCounts;
  }
}
