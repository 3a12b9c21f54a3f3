package dev.crmcore.dedup;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares one field, or a few that belong together, of two records of a table. After {@link
 * #prepare} a comparison is read-only and safe for use by several threads with one {@link Scratch}
 * each; the exception is the check of a probe, which prepares again.
 */
abstract class Comparison {
  private int first;
  private int slot;
  private @Nullable PackedRecords packed;

  /** The aspects this comparison reports, at most four. */
  abstract List<Dimension> dimensions();

  /** Reads the values that were not read before. */
  abstract void prepare();

  /**
   * Counts how often values occur; called once, after the first {@link #prepare}.
   *
   * @param holders a number for the name of each record's holder, 0 if it has none
   */
  abstract void count(int[] holders);

  /**
   * Returns the levels of all dimensions, four bits each, the first in the lowest bits; sets the
   * frequency of agreed values in the scratch at {@code first() + dimension}.
   */
  abstract long compare(int left, int right, Scratch scratch);

  /** What candidates can be found by. */
  abstract List<KeySource> keys();

  /** Returns a number for the name of the record's holder, 0 if this field is no name. */
  int holder(int record, int[] keys) {
    return 0;
  }

  /** Returns what the record holds, for people. */
  abstract String text(int record);

  /** Reads the cells of a guest, whose values were set in the table's columns, again. */
  abstract void refresh(int record);

  /** How many numbers a pair is first decided by. */
  abstract int slots();

  /** Writes these numbers of a record. */
  abstract void pack(int record, int[] cells, int at);

  final void packed(PackedRecords records, int firstSlot) {
    packed = records;
    slot = firstSlot;
  }

  /** Returns the {@code i}-th packed number of a record. */
  final int cell(int record, int i) {
    return requireNonNull(packed).get(record, slot + i);
  }

  final int first() {
    return first;
  }

  final void first(int dimension) {
    first = dimension;
  }
}
