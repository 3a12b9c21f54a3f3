package dev.crmcore.dedup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The blocks of one rule. Members of a block lie side by side in ascending order; the last one of a
 * block is stored as its complement.
 */
final class BlockIndex {
  private static final int NEIGHBOURS = 8;

  /** Records that this index can hold. */
  static final int MOST_RECORDS = 1 << BlockEntries.RECORD_BITS;

  private final int[] members;
  private final int[] offsets;
  private final int[] positions;
  private final long[] entries;
  private final long pairs;
  private final int largest;
  private final List<int[]> oversize;

  private BlockIndex(
      int[] members,
      int[] offsets,
      int[] positions,
      long[] entries,
      long pairs,
      int largest,
      List<int[]> oversize) {
    this.members = members;
    this.offsets = offsets;
    this.positions = positions;
    this.entries = entries;
    this.pairs = pairs;
    this.largest = largest;
    this.oversize = oversize;
  }

  /**
   * Builds the blocks of a rule.
   *
   * @param budget pairs that the blocks may yield; the largest block size is chosen by it
   * @param keepEntries whether {@link #lookUp} will be used
   */
  static BlockIndex build(BlockingRule rule, int records, long budget, boolean keepEntries) {
    long[] entries = BlockEntries.sorted(rule, records);
    int cap = largestSize(entries, budget);
    int[] members = new int[entries.length];
    int[] counts = new int[records + 1];
    List<int[]> oversize = new ArrayList<>();
    long pairs = 0;
    int largest = 0;
    int used = 0;
    for (int start = 0; start < entries.length; ) {
      int end = endOfBlock(entries, start);
      int size = end - start;
      if (size > 1 && size <= cap) {
        pairs += (long) size * (size - 1) / 2;
        largest = Math.max(largest, size);
        used = append(entries, start, end, members, used, counts);
      } else if (size > cap) {
        oversize.add(new int[] {size, (int) (entries[start] & BlockEntries.RECORD_MASK)});
        // Records are in content order, so neighbours are likely to be copies of each other.
        for (int from = start; from < end; from += NEIGHBOURS) {
          int to = Math.min(end, from + NEIGHBOURS);
          if (to - from > 1) {
            pairs += (long) (to - from) * (to - from - 1) / 2;
            used = append(entries, from, to, members, used, counts);
          }
        }
      }
      start = end;
    }
    int[] offsets = counts;
    int total = 0;
    for (int i = 0; i <= records; i++) {
      int count = offsets[i];
      offsets[i] = total;
      total += count;
    }
    int[] positions = new int[total];
    int[] next = offsets.clone();
    for (int p = 0; p < used; p++) {
      int record = members[p] < 0 ? ~members[p] : members[p];
      positions[next[record]++] = p;
    }
    return new BlockIndex(
        used == members.length ? members : Arrays.copyOf(members, used),
        offsets,
        positions,
        keepEntries ? entries : new long[0],
        pairs,
        Math.min(cap, largest),
        oversize);
  }

  private static int append(
      long[] entries, int from, int to, int[] members, int used, int[] counts) {
    int at = used;
    for (int i = from; i < to; i++) {
      int record = (int) (entries[i] & BlockEntries.RECORD_MASK);
      counts[record]++;
      members[at++] = i == to - 1 ? ~record : record;
    }
    return at;
  }

  private static int endOfBlock(long[] entries, int start) {
    long key = entries[start] >>> BlockEntries.RECORD_BITS;
    int end = start + 1;
    while (end < entries.length && entries[end] >>> BlockEntries.RECORD_BITS == key) {
      end++;
    }
    return end;
  }

  private static int largestSize(long[] entries, long budget) {
    int limit = 4096;
    long[] pairsOfSize = new long[limit + 1];
    for (int start = 0; start < entries.length; ) {
      int end = endOfBlock(entries, start);
      int size = end - start;
      if (size <= limit) {
        pairsOfSize[size] += (long) size * (size - 1) / 2;
      }
      start = end;
    }
    long sum = 0;
    for (int size = 1; size <= limit; size++) {
      sum += pairsOfSize[size];
      if (sum > budget) {
        return size - 1;
      }
    }
    return limit;
  }

  /** Returns the first place of a record in its {@code i}-th block, -1 if it has no more blocks. */
  int position(int record, int i) {
    int at = offsets[record] + i;
    return at < offsets[record + 1] ? positions[at] : -1;
  }

  /** Returns the member at a place, as its complement if it is the last of its block. */
  int member(int position) {
    return members[position];
  }

  /** Returns how many records with a key there are, writing at most {@code out.length} of them. */
  int lookUp(long key, int[] out) {
    long shifted = key << BlockEntries.RECORD_BITS;
    int at = Arrays.binarySearch(entries, shifted);
    int from = at < 0 ? -at - 1 : at;
    int count = 0;
    long wanted = shifted >>> BlockEntries.RECORD_BITS;
    while (from + count < entries.length
        && entries[from + count] >>> BlockEntries.RECORD_BITS == wanted) {
      if (count < out.length) {
        out[count] = (int) (entries[from + count] & BlockEntries.RECORD_MASK);
      }
      count++;
    }
    return count;
  }

  long pairs() {
    return pairs;
  }

  int largest() {
    return largest;
  }

  /** Sizes of the blocks that were too large, each with one of its records. */
  List<int[]> oversize() {
    return oversize;
  }
}
