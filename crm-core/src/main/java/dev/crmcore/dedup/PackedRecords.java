package dev.crmcore.dedup;

import java.util.List;

/**
 * What comparisons look at first, side by side for each record: most pairs are decided by a few
 * numbers, and memory is read by the line.
 */
final class PackedRecords {
  private final List<Comparison> comparisons;
  private final int width;
  private final int[] cells;

  PackedRecords(List<Comparison> comparisons, int records) {
    this.comparisons = comparisons;
    int slots = 0;
    for (Comparison comparison : comparisons) {
      slots += comparison.slots();
    }
    width = slots;
    cells = new int[(records + RecordTable.GUESTS) * width];
    int slot = 0;
    for (Comparison comparison : comparisons) {
      comparison.packed(this, slot);
      slot += comparison.slots();
    }
    Chunks.forEach(
        0,
        records,
        (from, to) -> {
          for (int record = from; record < to; record++) {
            load(record);
          }
        });
  }

  /** Fills the place of a record. */
  void load(int record) {
    int at = record * width;
    for (Comparison comparison : comparisons) {
      comparison.pack(record, cells, at);
      at += comparison.slots();
    }
  }

  int get(int record, int slot) {
    return cells[record * width + slot];
  }
}
