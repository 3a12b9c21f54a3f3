package dev.crmcore.dedup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Records meet if they agree on a key of each source.
 *
 * @param sources one key, or several that must all agree
 * @param dimensions bits of the dimensions that the rule decides
 */
record BlockingRule(List<KeySource> sources, int dimensions) {
  BlockingRule {
    sources = List.copyOf(sources);
  }

  String name() {
    return sources.stream().map(KeySource::name).collect(Collectors.joining(" + "));
  }

  /** Writes the hashed keys of a record to {@code out} and returns how many there are. */
  int keys(int record, Scratch scratch, long[] out) {
    int count = sources.get(0).reader().read(record, scratch.keys);
    for (int i = 0; i < count; i++) {
      out[i] = Hashes.mix(scratch.keys[i]);
    }
    for (int s = 1; s < sources.size() && count > 0; s++) {
      int more = sources.get(s).reader().read(record, scratch.moreKeys);
      if (more == 0) {
        return 0;
      }
      int before = count;
      count = Math.min(out.length, before * more);
      for (int m = more - 1; m >= 0; m--) {
        for (int i = 0; i < before && m * before + i < out.length; i++) {
          out[m * before + i] = Hashes.mix(out[i] * 31 + scratch.moreKeys[m]);
        }
      }
    }
    return distinct(out, count);
  }

  /** Returns whether two records have a key in common. */
  boolean meets(int left, int right, Scratch scratch) {
    long[] ofLeft = new long[256];
    long[] ofRight = new long[256];
    int countLeft = keys(left, scratch, ofLeft);
    int countRight = keys(right, scratch, ofRight);
    for (int i = 0; i < countLeft; i++) {
      for (int j = 0; j < countRight; j++) {
        if (ofLeft[i] == ofRight[j]) {
          return true;
        }
      }
    }
    return false;
  }

  private static int distinct(long[] keys, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      boolean seen = false;
      for (int j = 0; j < kept && !seen; j++) {
        seen = keys[j] == keys[i];
      }
      if (!seen) {
        keys[kept++] = keys[i];
      }
    }
    return kept;
  }
}
