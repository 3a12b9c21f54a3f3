package dev.crmcore.dedup;

/**
 * The keys of all records from one source, read once: a date takes part in half a dozen rules. Most
 * records have one key, which lies in an array; the others are read again.
 */
final class KeyColumn {
  private static final int SEVERAL = Integer.MIN_VALUE;
  private static final int NONE = 0;

  private final KeySource.Reader reader;
  private final int[] single;

  KeyColumn(KeySource source, int records) {
    this.reader = source.reader();
    this.single = new int[records];
    Chunks.forEach(
        0,
        records,
        (from, to) -> {
          int[] keys = new int[256];
          for (int record = from; record < to; record++) {
            int count = reader.read(record, keys);
            single[record] = count == 0 ? NONE : count == 1 ? keys[0] : SEVERAL;
          }
        });
  }

  /** Writes the keys of a record and returns how many there are. */
  int read(int record, int[] keys) {
    int key = record < single.length ? single[record] : SEVERAL;
    if (key == SEVERAL) {
      return reader.read(record, keys);
    }
    keys[0] = key;
    return key == NONE ? 0 : 1;
  }
}
