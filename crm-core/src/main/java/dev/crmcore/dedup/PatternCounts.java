package dev.crmcore.dedup;

/** Counts how often each pattern of levels occurs together with each set of rules. */
final class PatternCounts {
  private long[] patterns = new long[1024];
  private int[] rules = new int[1024];
  private int[] counts = new int[1024];
  private int size;

  void add(long pattern, int ruleBits, int count) {
    int slot = slotOf(pattern, ruleBits);
    if (counts[slot] == 0) {
      patterns[slot] = pattern;
      rules[slot] = ruleBits;
      if (++size * 2 > patterns.length) {
        counts[slot] = count;
        grow();
        return;
      }
    }
    counts[slot] += count;
  }

  synchronized void addAll(PatternCounts other) {
    for (int slot = 0; slot < other.patterns.length; slot++) {
      if (other.counts[slot] > 0) {
        add(other.patterns[slot], other.rules[slot], other.counts[slot]);
      }
    }
  }

  private int slotOf(long pattern, int ruleBits) {
    int mask = patterns.length - 1;
    int slot = (int) Hashes.mix(pattern * 31 + ruleBits) & mask;
    while (counts[slot] != 0 && (patterns[slot] != pattern || rules[slot] != ruleBits)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldPatterns = patterns;
    int[] oldRules = rules;
    int[] oldCounts = counts;
    patterns = new long[oldPatterns.length * 2];
    rules = new int[patterns.length];
    counts = new int[patterns.length];
    for (int i = 0; i < oldPatterns.length; i++) {
      if (oldCounts[i] > 0) {
        int slot = slotOf(oldPatterns[i], oldRules[i]);
        patterns[slot] = oldPatterns[i];
        rules[slot] = oldRules[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  int size() {
    return size;
  }

  /** Receives one pattern. */
  @FunctionalInterface
  interface Visitor {
    void accept(long pattern, int ruleBits, int count);
  }

  void forEach(Visitor visitor) {
    for (int i = 0; i < patterns.length; i++) {
      if (counts[i] > 0) {
        visitor.accept(patterns[i], rules[i], counts[i]);
      }
    }
  }
}
