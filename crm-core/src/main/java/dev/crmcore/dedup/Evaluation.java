package dev.crmcore.dedup;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Compares what was found with the truth, pair by pair.
 *
 * <p>Immutable. All true pairs count, also those that never were candidates.
 *
 * @param truePairs pairs that are the same in truth
 * @param foundPairs pairs that were found
 * @param rightPairs found pairs that are the same in truth
 * @since 0.1
 */
public record Evaluation(long truePairs, long foundPairs, long rightPairs) {
  /** Returns the share of found pairs that are right, 1 if none was found. */
  public double precision() {
    return foundPairs == 0 ? 1 : (double) rightPairs / foundPairs;
  }

  /** Returns the share of true pairs that were found, 1 if there is none. */
  public double recall() {
    return truePairs == 0 ? 1 : (double) rightPairs / truePairs;
  }

  /** Returns the harmonic mean of precision and recall. */
  public double f1() {
    long sum = truePairs + foundPairs;
    return sum == 0 ? 1 : 2.0 * rightPairs / sum;
  }

  /**
   * Evaluates the pairs at or above a probability.
   *
   * @param truth for each row the name of what it is in truth
   */
  public static Evaluation ofPairs(MatchResult result, List<String> truth, double probability) {
    return ofPairs(result, truth, i -> result.probability(i) >= probability, row -> false);
  }

  /** Evaluates the pairs implied by the clusters. */
  public static Evaluation ofClusters(MatchResult result, List<String> truth) {
    Map<String, Long> sizes = new HashMap<>();
    Map<Integer, Long> found = new HashMap<>();
    Map<String, Long> both = new HashMap<>();
    for (int row = 0; row < truth.size(); row++) {
      sizes.merge(truth.get(row), 1L, Long::sum);
      found.merge(result.cluster(row), 1L, Long::sum);
      both.merge(result.cluster(row) + "|" + truth.get(row), 1L, Long::sum);
    }
    return new Evaluation(pairs(sizes), pairs(found), pairs(both));
  }

  /**
   * Evaluates the result of linking two tables; only pairs across them count.
   *
   * @param firstOfSecond first row of the second table
   */
  public static Evaluation ofLinks(
      MatchResult result, List<String> truth, int firstOfSecond, double probability) {
    return ofPairs(
        result, truth, i -> result.probability(i) >= probability, row -> row >= firstOfSecond);
  }

  /** Evaluates the pairs across two linked tables implied by the clusters. */
  public static Evaluation ofLinkedClusters(
      MatchResult result, List<String> truth, int firstOfSecond) {
    Map<String, long[]> sizes = new HashMap<>();
    Map<Integer, long[]> found = new HashMap<>();
    Map<String, long[]> both = new HashMap<>();
    for (int row = 0; row < truth.size(); row++) {
      int side = row >= firstOfSecond ? 1 : 0;
      sizes.computeIfAbsent(truth.get(row), key -> new long[2])[side]++;
      found.computeIfAbsent(result.cluster(row), key -> new long[2])[side]++;
      both.computeIfAbsent(result.cluster(row) + "|" + truth.get(row), key -> new long[2])[side]++;
    }
    return new Evaluation(across(sizes), across(found), across(both));
  }

  /** Returns the best F1 that any threshold reaches on the kept pairs. */
  public static double bestF1(MatchResult result, List<String> truth) {
    int n = result.pairCount();
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      // Probabilities lie in 0..1, where the bits of a float sort like the number.
      order[i] = (long) Float.floatToIntBits((float) weight(result, i)) << 32 | i;
    }
    Arrays.sort(order);
    Map<String, Long> sizes = new HashMap<>();
    truth.forEach(name -> sizes.merge(name, 1L, Long::sum));
    long all = pairs(sizes);
    long right = 0;
    double best = 0;
    for (int k = n - 1; k >= 0; k--) {
      int i = (int) order[k];
      right += truth.get(result.leftRow(i)).equals(truth.get(result.rightRow(i))) ? 1 : 0;
      best = Math.max(best, 2.0 * right / (all + (n - k)));
    }
    return best;
  }

  private static double weight(MatchResult result, int i) {
    return Math.max(0, result.pair(i).score().weight() + 200);
  }

  private static Evaluation ofPairs(
      MatchResult result, List<String> truth, IntPredicate chosen, IntPredicate second) {
    long found = 0;
    long right = 0;
    for (int i = 0; i < result.pairCount(); i++) {
      if (chosen.test(i)) {
        found++;
        right += truth.get(result.leftRow(i)).equals(truth.get(result.rightRow(i))) ? 1 : 0;
      }
    }
    Map<String, long[]> sizes = new HashMap<>();
    boolean linked = false;
    for (int row = 0; row < truth.size(); row++) {
      int side = second.test(row) ? 1 : 0;
      linked |= side == 1;
      sizes.computeIfAbsent(truth.get(row), key -> new long[2])[side]++;
    }
    long all = 0;
    for (long[] size : sizes.values()) {
      all += linked ? size[0] * size[1] : size[0] * (size[0] - 1) / 2;
    }
    return new Evaluation(all, found, right);
  }

  private static long pairs(Map<?, Long> sizes) {
    return sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
  }

  private static long across(Map<?, long[]> sizes) {
    return sizes.values().stream().mapToLong(size -> size[0] * size[1]).sum();
  }
}
