package dev.crmcore.dedup;

/** Shares of values on a logarithmic scale. */
final class Frequencies {
  /** A value that two records share is expected at least twice, however few were seen. */
  private static final double LEAST_COUNT = 2;

  private Frequencies() {}

  /** Returns base-2 logarithms of counts divided by the total. */
  static float[] log2(int[] counts, int total) {
    float[] logs = new float[counts.length];
    for (int i = 0; i < counts.length; i++) {
      logs[i] = (float) log2(Math.max(counts[i], LEAST_COUNT) / Math.max(total, LEAST_COUNT));
    }
    return logs;
  }

  static double log2(double value) {
    return Math.log(value) * 1.4426950408889634;
  }
}
