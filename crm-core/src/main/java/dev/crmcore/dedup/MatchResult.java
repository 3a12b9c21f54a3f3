package dev.crmcore.dedup;

import dev.crmcore.matching.CandidatePair;
import dev.crmcore.matching.MatchDecision;
import dev.crmcore.matching.MatchScore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run found: scored pairs, clusters, and how it came to them.
 *
 * <p>Rows are positions in the table that was given. Immutable; safe for use by several threads,
 * except while a {@link MatchIndex} made from it checks a record.
 *
 * @since 0.1
 */
public final class MatchResult {
  private final Linkage linkage;
  private final Linkage.Scored scored;
  private final float prior;
  private final MatchOptions options;
  private final Cuts cuts;
  private final int[] clusterOfRow;
  private final int clusters;
  private final Map<String, Double> seconds;

  MatchResult(
      Linkage linkage,
      Linkage.Scored scored,
      float prior,
      MatchOptions options,
      Cuts cuts,
      int[] cluster,
      Map<String, Double> seconds) {
    this.linkage = linkage;
    this.scored = scored;
    this.prior = prior;
    this.options = options;
    this.cuts = cuts;
    this.seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    int n = cluster.length;
    int[] labelOfRow = new int[n];
    for (int i = 0; i < n; i++) {
      labelOfRow[linkage.row(i)] = cluster[i];
    }
    // Clusters are numbered by their first row, so that equal results look equal.
    int[] number = new int[n];
    clusterOfRow = new int[n];
    int next = 0;
    for (int row = 0; row < n; row++) {
      int label = labelOfRow[row];
      if (number[label] == 0) {
        number[label] = ++next;
      }
      clusterOfRow[row] = number[label] - 1;
    }
    clusters = next;
  }

  /** Returns the table that was matched; after linking, both tables one after the other. */
  public RecordTable table() {
    return linkage.table();
  }

  /** Returns how many pairs were kept: those that are not hopeless. */
  public int pairCount() {
    return scored.pairs().size();
  }

  /**
   * Returns a kept pair.
   *
   * @param i from 0 to {@code pairCount() - 1}
   */
  public CandidatePair pair(int i) {
    return new CandidatePair(
        table().id(leftRow(i)), table().id(rightRow(i)), score(scored.pairs().weight(i)));
  }

  /** Returns one row of a kept pair. */
  public int leftRow(int i) {
    return linkage.row(scored.pairs().left(i));
  }

  /** Returns the other row of a kept pair. */
  public int rightRow(int i) {
    return linkage.row(scored.pairs().right(i));
  }

  /** Returns the probability of a kept pair, 0 to 1. */
  public double probability(int i) {
    return probability(scored.pairs().weight(i));
  }

  /** Returns the pairs with a decision, the likeliest first. */
  public List<CandidatePair> pairs(MatchDecision decision) {
    List<CandidatePair> found = new ArrayList<>();
    for (int i = 0; i < pairCount(); i++) {
      if (decide(probability(i)) == decision) {
        found.add(pair(i));
      }
    }
    found.sort(
        (a, b) -> {
          int byWeight = Double.compare(b.score().weight(), a.score().weight());
          int byLeft = byWeight != 0 ? byWeight : a.leftId().compareTo(b.leftId());
          return byLeft != 0 ? byLeft : a.rightId().compareTo(b.rightId());
        });
    return found;
  }

  /** Returns how many kept pairs have a decision. */
  public int count(MatchDecision decision) {
    int count = 0;
    for (int i = 0; i < pairCount(); i++) {
      count += decide(probability(i)) == decision ? 1 : 0;
    }
    return count;
  }

  /** Returns the cluster of a row, from 0; rows of one cluster are taken to be the same. */
  public int cluster(int row) {
    return clusterOfRow[row];
  }

  /** Returns how many clusters there are; a record without duplicate is a cluster of its own. */
  public int clusterCount() {
    return clusters;
  }

  /** Returns how many candidate pairs were compared. */
  public long candidatePairs() {
    return scored.candidates();
  }

  /**
   * Returns what taking all pairs from a probability on for matches would give, by the estimate of
   * the model.
   *
   * @param probability the cut, 0 to 1
   */
  public CutEstimate estimateAt(double probability) {
    return cuts.at(probability);
  }

  /**
   * Returns the lowest cut from which on the pairs have a precision, by the estimate of the model.
   *
   * @param precision 0 to 1
   */
  public CutEstimate estimateFor(double precision) {
    return cuts.reaching(precision);
  }

  /** Returns the thresholds and budget in force. */
  public MatchOptions options() {
    return options;
  }

  /** Returns the model in force: as it was given, or else as fitted to the data. */
  public MatchModel model() {
    return linkage.model();
  }

  /** Returns seconds by phase, in order; zeros if the options have no clock. */
  public Map<String, Double> secondsByPhase() {
    return seconds;
  }

  /** Returns the names of columns that found no room in the comparison. */
  public List<String> columnsLeftOut() {
    return linkage.leftOut();
  }

  /**
   * Returns the pairs that match and yet stand in different clusters, with the reason, the surest
   * first. Found out anew at each call.
   */
  public List<CutLink> cutLinks() {
    return new CutLinks(this).of(scored.pairs());
  }

  /** Returns by which rules pairs were found, and what was too much to compare in full. */
  public MatchPlan plan() {
    return MatchPlan.of(linkage, options.budgetFor(linkage.records()));
  }

  /** Says why two rows do or do not match. */
  public MatchExplanation explain(int leftRow, int rightRow) {
    int rows = linkage.records();
    if (Math.min(leftRow, rightRow) < 0 || Math.max(leftRow, rightRow) >= rows) {
      throw new IllegalArgumentException(
          "rows "
              + leftRow
              + " and "
              + rightRow
              + " are not both in a table of "
              + rows
              + " records");
    }
    return new Explainer(linkage, this, linkage.prior())
        .explain(linkage.record(leftRow), linkage.record(rightRow));
  }

  MatchScore score(float weight) {
    double probability = probability(weight);
    return new MatchScore(weight + prior, probability, decide(probability));
  }

  private double probability(float weight) {
    return Cuts.probability(weight + prior);
  }

  MatchDecision decide(double probability) {
    return probability >= options.matchProbability()
        ? MatchDecision.MATCH
        : probability >= options.possibleProbability()
            ? MatchDecision.POSSIBLE_MATCH
            : MatchDecision.NON_MATCH;
  }

  float prior() {
    return prior;
  }

  Linkage linkage() {
    return linkage;
  }
}
