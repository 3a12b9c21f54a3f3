package dev.crmcore.dedup;

/** Numbers distinct strings from 1; 0 is the empty string. Not safe for use by several threads. */
final class StringDictionary {
  private static final long ID_MASK = 0xFFFFFFFFL;

  private final TextList values = new TextList();

  /** Hash in the upper half, number in the lower one, so that most misses need no look at text. */
  private long[] slots = new long[256];

  StringDictionary() {
    values.add("");
  }

  /** Returns how many numbers are taken, 0 included. */
  int size() {
    return values.size();
  }

  String get(int id) {
    return values.get(id);
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
      if ((int) (entry >>> 32) == hash && values.isAt((int) (entry & ID_MASK), value)) {
        return (int) (entry & ID_MASK);
      }
      slot = (slot + 1) & mask;
    }
    int id = values.size();
    values.add(value);
    slots[slot] = (long) hash << 32 | id;
    if (values.size() * 2 > slots.length) {
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
