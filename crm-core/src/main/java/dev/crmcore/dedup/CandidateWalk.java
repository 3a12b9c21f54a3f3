package dev.crmcore.dedup;

import java.util.List;

/** Visits every candidate pair once, with the bits of the rules it meets. */
final class CandidateWalk {
  private static final int CHUNK = 2048;
  private final List<BlockIndex> indexes;
  private final int records;

  CandidateWalk(List<BlockIndex> indexes, int records) {
    this.indexes = List.copyOf(indexes);
    this.records = records;
  }

  /** Receives the candidates of one thread. */
  interface Visitor {
    /** A pair with {@code left < right}. */
    void pair(int left, int right, int rules);

    /** No more pairs come. */
    void close();
  }

  /** Makes a visitor for a chunk of records. */
  @FunctionalInterface
  interface VisitorFactory {
    Visitor open(int firstRecord);
  }

  /**
   * Visits the pairs of every {@code step}-th record with later ones. As records are in content
   * order, the choice does not depend on the order of rows.
   */
  void forEach(int step, VisitorFactory visitors) {
    int chunk = Math.max(CHUNK, records / 16);
    Chunks.forEach(0, records, chunk, (from, to) -> walk(from, to, step, visitors.open(from)));
  }

  private void walk(int from, int to, int step, Visitor visitor) {
    int[] rules = new int[records];
    int[] found = new int[1024];
    for (int left = from; left < to; left += step) {
      int count = 0;
      for (int rule = 0; rule < indexes.size(); rule++) {
        BlockIndex index = indexes.get(rule);
        int bit = 1 << rule;
        int at;
        for (int i = 0; (at = index.position(left, i)) >= 0; i++) {
          int member = index.member(at);
          while (member >= 0) {
            member = index.member(++at);
            int right = member < 0 ? ~member : member;
            if (rules[right] == 0) {
              if (count == found.length) {
                found = java.util.Arrays.copyOf(found, count * 2);
              }
              found[count++] = right;
            }
            rules[right] |= bit;
          }
        }
      }
      for (int i = 0; i < count; i++) {
        int right = found[i];
        visitor.pair(left, right, rules[right]);
        rules[right] = 0;
      }
    }
    visitor.close();
  }
}
