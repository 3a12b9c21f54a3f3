package dev.crmcore.dedup;

import java.util.Arrays;

/** The probabilities of scored pairs in order, with what is expected above each. Immutable. */
final class Cuts {
  private final double[] ascending;

  /** {@code expected[i]} is the sum of the probabilities from the {@code i}-th on. */
  private final double[] expected;

  Cuts(PairList pairs, float prior) {
    ascending = new double[pairs.size()];
    for (int i = 0; i < ascending.length; i++) {
      ascending[i] = probability(pairs.weight(i) + prior);
    }
    Arrays.parallelSort(ascending);
    expected = new double[ascending.length + 1];
    for (int i = ascending.length - 1; i >= 0; i--) {
      expected[i] = expected[i + 1] + ascending[i];
    }
  }

  /** Returns the probability that belongs to evidence in bits. */
  static double probability(double bits) {
    double odds = Math.pow(2, bits);
    return odds > 1e15 ? 1 : odds / (1 + odds);
  }

  CutEstimate at(double probability) {
    int from = Arrays.binarySearch(ascending, probability);
    if (from < 0) {
      from = -from - 1;
    }
    while (from > 0 && ascending[from - 1] >= probability) {
      from--;
    }
    return estimate(from, probability);
  }

  /** The lowest cut from which on the precision is reached; the strictest if it never is. */
  CutEstimate reaching(double precision) {
    int low = 0;
    int high = ascending.length;
    // The mean above a cut grows with the cut.
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (precisionFrom(middle) >= precision) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    // Pairs of one probability are taken together or not at all.
    while (low > 0 && low < ascending.length && ascending[low] == ascending[low - 1]) {
      low++;
    }
    return estimate(low, low < ascending.length ? ascending[low] : 1);
  }

  private double precisionFrom(int from) {
    int pairs = ascending.length - from;
    return pairs == 0 ? 1 : expected[from] / pairs;
  }

  private CutEstimate estimate(int from, double probability) {
    double recall = expected[0] == 0 ? 1 : expected[from] / expected[0];
    return new CutEstimate(
        probability, ascending.length - from, Math.min(1, precisionFrom(from)), recall);
  }
}
