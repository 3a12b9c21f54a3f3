package dev.crmcore.dedup;

/**
 * Finds the share of pairs that are the same among all pairs, so that the number of expected
 * matches agrees with the evidence found; the more records, the smaller it gets, and the more
 * evidence a match needs.
 */
final class PriorEstimate {
  private static final int BINS = 4096;
  private static final float BIN = 1 / 32f;
  private static final int ROUNDS = 40;

  private PriorEstimate() {}

  /**
   * Returns the base-2 logarithm of the prior odds.
   *
   * @param pairs scored candidates; all others count as different
   * @param totalPairs number of pairs there could be
   */
  static float of(PairList pairs, double totalPairs, int records) {
    long[] histogram = new long[BINS];
    for (int i = 0; i < pairs.size(); i++) {
      int bin = (int) (pairs.weight(i) / BIN) + BINS / 4;
      histogram[Math.max(0, Math.min(BINS - 1, bin))]++;
    }
    double matches = records * 0.5;
    for (int round = 0; round < ROUNDS; round++) {
      double odds = matches / Math.max(1, totalPairs - matches);
      double next = records * 0.005 + 0.5;
      for (int bin = 0; bin < BINS; bin++) {
        if (histogram[bin] > 0) {
          double weight = (bin - BINS / 4 + 0.5) * BIN;
          double o = odds * Math.pow(2, weight);
          next += histogram[bin] * (o / (1 + o));
        }
      }
      matches = Math.min(next, totalPairs * 0.9);
    }
    return (float) Frequencies.log2(matches / Math.max(1, totalPairs - matches));
  }
}
