package dev.crmcore.examples.matching;

import dev.crmcore.dedup.Evaluation;
import dev.crmcore.dedup.MatchResult;
import dev.crmcore.matching.CandidatePair;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What was found in one file, or between two. */
public final class FileMatches {
  private final MatchResult result;
  private final MatchColumns columns;
  private final RowNames names;
  private final RejectedRows rejected;
  private final int firstOfSecond;
  private final boolean linked;
  private final Map<String, Double> seconds;

  FileMatches(
      MatchResult result,
      MatchColumns columns,
      RowNames names,
      RejectedRows rejected,
      int firstOfSecond,
      boolean linked,
      Map<String, Double> seconds) {
    this.result = result;
    this.columns = columns;
    this.names = names;
    this.rejected = rejected;
    this.firstOfSecond = firstOfSecond;
    this.linked = linked;
    this.seconds = seconds;
  }

  /** Returns what the engine found. */
  public MatchResult result() {
    return result;
  }

  /** Returns the role of each compared column. */
  public Map<String, String> columns() {
    return columns.roles();
  }

  /** Returns how many rows could not be read. */
  public long rejected() {
    return rejected.count();
  }

  /** Returns the first rows that could not be read, as records for JSON. */
  public List<?> rejectedRows() {
    return rejected.first();
  }

  /** Returns seconds by phase, in order. */
  public Map<String, Double> seconds() {
    return seconds;
  }

  /** Returns how many clusters have more than one record. */
  public long duplicateClusters() {
    int[] sizes = new int[result.clusterCount()];
    for (int row = 0; row < result.table().size(); row++) {
      sizes[result.cluster(row)]++;
    }
    long several = 0;
    for (int size : sizes) {
      several += size > 1 ? 1 : 0;
    }
    return several;
  }

  /** Passes on the pairs worth knowing, matches before possible ones, the likeliest first. */
  public void forEachPair(Consumer<CandidatePair> consumer) {
    for (long entry : likeliestFirst()) {
      consumer.accept(result.pair((int) entry));
    }
  }

  /**
   * Returns the numbers of the pairs worth knowing in the lower halves. Pairs as objects are made
   * one after the other: all at once they would take more memory than matching did.
   */
  private long[] likeliestFirst() {
    long[] order = new long[result.pairCount()];
    int count = 0;
    double least = result.options().possibleProbability();
    for (int i = 0; i < order.length; i++) {
      if (result.probability(i) >= least) {
        float weight = (float) result.pair(i).score().weight();
        order[count++] = (long) ascending(-weight) << 32 | i;
      }
    }
    Arrays.sort(order, 0, count);
    return Arrays.copyOf(order, count);
  }

  /** Returns a number that is the greater the greater a weight is. */
  private static int ascending(float weight) {
    int bits = Float.floatToIntBits(weight);
    return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
  }

  /** Returns how the pairs compare with the truth, if it is known. */
  public Optional<Evaluation> pairs() {
    double least = result.options().matchProbability();
    return names.hasTruth()
        ? Optional.of(
            linked
                ? Evaluation.ofLinks(result, names.truth(), firstOfSecond, least)
                : Evaluation.ofPairs(result, names.truth(), least))
        : Optional.empty();
  }

  /** Returns how the clusters compare with the truth, if it is known. */
  public Optional<Evaluation> clusters() {
    return names.hasTruth()
        ? Optional.of(
            linked
                ? Evaluation.ofLinkedClusters(result, names.truth(), firstOfSecond)
                : Evaluation.ofClusters(result, names.truth()))
        : Optional.empty();
  }
}
