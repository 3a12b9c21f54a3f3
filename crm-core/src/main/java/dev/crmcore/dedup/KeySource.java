package dev.crmcore.dedup;

/**
 * Gives the keys of a record by which candidates are found; records with an equal key meet.
 *
 * @param name what the key is, for people and for rules
 * @param dimensions bits of the comparison's dimensions that an equal key decides
 * @param reader writes the keys of a record and returns how many there are
 */
record KeySource(String name, int dimensions, Reader reader) {
  /** Reads keys; 0 is not a key. */
  @FunctionalInterface
  interface Reader {
    int read(int record, int[] keys);
  }
}
