package dev.crmcore.dedup;

import java.util.Arrays;
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
    Met met = new Met();
    for (int left = from; left < to; left += step) {
      for (int rule = 0; rule < indexes.size(); rule++) {
        BlockIndex index = indexes.get(rule);
        int bit = 1 << rule;
        int at;
        for (int i = 0; (at = index.position(left, i)) >= 0; i++) {
          int member = index.member(at);
          while (member >= 0) {
            member = index.member(++at);
            int right = member < 0 ? ~member : member;
            met.add(right, bit);
          }
        }
      }
      met.visit(left, visitor);
    }
    visitor.close();
  }

  /**
   * The records that one record meets, with the bits of the rules: an open hash that stays small
   * enough for the nearest cache, where an array over all records would miss it at every step.
   */
  private static final class Met {
    private static final int EMPTY = -1;

    private int[] slots = filled(256);
    private int[] rules = new int[256];
    private int[] used = new int[128];
    private int size;

    private static int[] filled(int length) {
      int[] slots = new int[length];
      Arrays.fill(slots, EMPTY);
      return slots;
    }

    void add(int record, int bit) {
      int slot = slotOf(record);
      if (slots[slot] == EMPTY) {
        if (size == used.length) {
          grow();
          slot = slotOf(record);
        }
        slots[slot] = record;
        used[size++] = slot;
      }
      rules[slot] |= bit;
    }

    private int slotOf(int record) {
      int mask = slots.length - 1;
      int slot = Hashes.mix(record) & mask;
      while (slots[slot] != EMPTY && slots[slot] != record) {
        slot = (slot + 1) & mask;
      }
      return slot;
    }

    private void grow() {
      int[] oldSlots = slots;
      int[] oldRules = rules;
      int[] oldUsed = used;
      slots = filled(oldSlots.length * 2);
      rules = new int[slots.length];
      used = new int[slots.length / 2];
      for (int i = 0; i < size; i++) {
        int slot = slotOf(oldSlots[oldUsed[i]]);
        slots[slot] = oldSlots[oldUsed[i]];
        rules[slot] = oldRules[oldUsed[i]];
        used[i] = slot;
      }
    }

    void visit(int left, Visitor visitor) {
      for (int i = 0; i < size; i++) {
        int slot = used[i];
        visitor.pair(left, slots[slot], rules[slot]);
        slots[slot] = EMPTY;
        rules[slot] = 0;
      }
      size = 0;
    }
  }
}
