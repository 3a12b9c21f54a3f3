package dev.crmcore.dedup;

import java.util.Arrays;

/** The keys of all records by one rule, each in one number with its record, in ascending order. */
final class BlockEntries {
  static final int RECORD_BITS = 24;
  static final long RECORD_MASK = (1L << RECORD_BITS) - 1;

  private static final int CHUNK = 16_384;

  /** Keys are hashes, so their first byte makes parts of one size that fit the nearest cache. */
  private static final int PARTS = 256;

  private final BlockingRule rule;
  private final long[][] unsorted;
  private final int[][] places;

  private BlockEntries(BlockingRule rule, int records) {
    this.rule = rule;
    int chunks = (records + CHUNK - 1) / CHUNK;
    unsorted = new long[chunks][];
    places = new int[chunks][PARTS];
  }

  /** Returns the entries of a rule; the key is above the lowest {@link #RECORD_BITS}. */
  static long[] sorted(BlockingRule rule, int records) {
    BlockEntries entries = new BlockEntries(rule, records);
    Chunks.forEach(0, records, CHUNK, entries::read);
    return entries.sort();
  }

  private void read(int from, int to) {
    Scratch scratch = new Scratch();
    long[] keys = new long[256];
    long[] entries = new long[(to - from) + 16];
    int used = 0;
    int[] counts = places[from / CHUNK];
    for (int record = from; record < to; record++) {
      int count = rule.keys(record, scratch, keys);
      if (used + count > entries.length) {
        entries = Arrays.copyOf(entries, (used + count) * 2);
      }
      for (int i = 0; i < count; i++) {
        long entry = keys[i] << RECORD_BITS | record;
        entries[used++] = entry;
        counts[part(entry)]++;
      }
    }
    unsorted[from / CHUNK] = Arrays.copyOf(entries, used);
  }

  private static int part(long entry) {
    return (int) (entry >> 56) + PARTS / 2;
  }

  private long[] sort() {
    int[] starts = new int[PARTS + 1];
    int total = 0;
    for (int part = 0; part < PARTS; part++) {
      starts[part] = total;
      for (int[] ofChunk : places) {
        int count = ofChunk[part];
        ofChunk[part] = total;
        total += count;
      }
    }
    starts[PARTS] = total;
    long[] sorted = new long[total];
    Chunks.forEach(
        0,
        unsorted.length,
        1,
        (from, to) -> {
          for (int chunk = from; chunk < to; chunk++) {
            int[] next = places[chunk];
            for (long entry : unsorted[chunk]) {
              sorted[next[part(entry)]++] = entry;
            }
          }
        });
    Chunks.forEach(
        0,
        PARTS,
        4,
        (from, to) -> {
          for (int part = from; part < to; part++) {
            Arrays.sort(sorted, starts[part], starts[part + 1]);
          }
        });
    return sorted;
  }
}
