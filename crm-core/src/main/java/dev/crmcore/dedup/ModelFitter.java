package dev.crmcore.dedup;

import dev.crmcore.dedup.MatchModel.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Estimates the shares of levels among pairs that are the same and among random pairs by
 * expectation-maximisation on counts of patterns.
 *
 * <p>Candidates of a rule agree on what the rule is about, so that says nothing: for each rule the
 * decided dimensions are left out, and each rule has its own share of pairs that are the same.
 * Rules that mostly find different records, such as a common name alone, would teach what namesakes
 * look like; only rules in which the shipped model sees enough pairs that are the same take part.
 * What random pairs look like comes from random pairs, less those that seem to be the same.
 */
final class ModelFitter {
  private static final int ROUNDS = 15;

  /** How many observed pairs the shipped shares of a field are worth. */
  private static final double MATCH_STRENGTH = 100;

  private static final double CHANCE_STRENGTH = 1_000;

  /** Share of pairs that are the same from which a rule is worth learning from. */
  private static final double LEAST_RULE_SHARE = 0.25;

  private final Dependence dependence;
  private final int[] ruleDimensions;
  private final double totalPairs;
  private final LevelShares match;
  private final LevelShares chance;
  private final Related related;

  ModelFitter(List<Dimension> dimensions, List<BlockingRule> rules, double totalPairs) {
    this.dependence = new Dependence(dimensions);
    this.ruleDimensions = rules.stream().mapToInt(BlockingRule::dimensions).toArray();
    this.totalPairs = totalPairs;
    this.match = new LevelShares(dimensions, dependence, true, MATCH_STRENGTH);
    this.chance = new LevelShares(dimensions, dependence, false, CHANCE_STRENGTH);
    this.related = new Related(dimensions);
  }

  LevelShares matchShares() {
    return match;
  }

  LevelShares chanceShares() {
    return chance;
  }

  Dependence dependence() {
    return dependence;
  }

  /**
   * Fits the shares.
   *
   * @param candidates patterns of candidates with the rules they meet
   * @param random patterns of random pairs
   * @param expectedMatches a first guess of the number of pairs that are the same
   */
  void fit(PatternCounts candidates, PatternCounts random, double expectedMatches) {
    double prior = expectedMatches / totalPairs;
    double[][] ruleShare = new double[ruleDimensions.length][];
    Arrays.setAll(ruleShare, rule -> new double[] {0.2, 0.1});
    double[][][] start = chance.sums();
    addRandom(random, new double[] {prior, prior}, start);
    chance.update(start);
    for (int round = 0; round < 5; round++) {
      estimate(candidates, ruleShare, new boolean[ruleShare.length], match.sums(), chance.sums());
    }
    boolean[] teaches = teachers(ruleShare);
    for (int round = 0; round < ROUNDS; round++) {
      double[][][] same = match.sums();
      double[][][] different = chance.sums();
      addRandom(random, new double[] {prior, prior}, different);
      estimate(candidates, ruleShare, teaches, same, different);
      match.update(same);
      chance.update(different);
    }
  }

  private static boolean[] teachers(double[][] ruleShare) {
    boolean[] teaches = new boolean[ruleShare.length];
    double best = Arrays.stream(ruleShare).mapToDouble(share -> share[0]).max().orElse(0);
    for (int rule = 0; rule < teaches.length; rule++) {
      teaches[rule] = ruleShare[rule][0] >= Math.min(LEAST_RULE_SHARE, best);
    }
    return teaches;
  }

  private void addRandom(PatternCounts random, double[] prior, double[][][] different) {
    double[] p = new double[2];
    random.forEach(
        (pattern, rules, count) -> {
          probabilities(pattern, 0, prior, p);
          double amount = count * (1 - p[0]);
          for (int d = 0; pattern >>> (4 * d) != 0 && d < Scratch.MAX_DIMENSIONS; d++) {
            int level = (int) (pattern >>> (4 * d) & 15);
            int state = dependence.state(d, pattern);
            if (level != 0) {
              different[d][state][level] += amount;
            }
          }
        });
  }

  private void estimate(
      PatternCounts candidates,
      double[][] ruleShare,
      boolean[] teaches,
      double[][][] sameSums,
      double[][][] differentSums) {
    double[] seen = new double[ruleShare.length];
    double[][] found = new double[ruleShare.length][2];
    double[] p = new double[2];
    double[] pairsAndVisits = new double[2];
    candidates.forEach(
        (pattern, rules, count) -> {
          double likeliest = 0;
          for (int rest = rules; rest != 0; rest &= rest - 1) {
            int rule = Integer.numberOfTrailingZeros(rest);
            int decided = ruleDimensions[rule];
            probabilities(pattern, decided, ruleShare[rule], p);
            seen[rule] += count;
            found[rule][0] += count * p[0];
            found[rule][1] += count * p[1];
            if (teaches[rule]) {
              likeliest = Math.max(likeliest, p[0]);
              pairsAndVisits[1] += count * p[0];
              addSame(sameSums, pattern, decided, count * p[0]);
            }
            addDifferent(differentSums, pattern, decided, count * (1 - p[0]));
          }
          pairsAndVisits[0] += count * likeliest;
        });
    for (int rule = 0; rule < ruleShare.length; rule++) {
      ruleShare[rule][0] = (found[rule][0] + 0.2) / (seen[rule] + 1);
      ruleShare[rule][1] = (found[rule][1] + 0.1) / (seen[rule] + 1);
    }
    if (pairsAndVisits[1] > 0) {
      scale(sameSums, pairsAndVisits[0] / pairsAndVisits[1]);
    }
  }

  /** A pair that meets ten rules is one pair; else few pairs would overrule the shipped shares. */
  private static void scale(double[][][] sums, double factor) {
    for (double[][] ofDimension : sums) {
      for (double[] ofState : ofDimension) {
        for (int level = 0; level < ofState.length; level++) {
          ofState[level] *= factor;
        }
      }
    }
  }

  private void addSame(double[][][] sums, long pattern, int without, double amount) {
    for (int d = 0; d < sums.length; d++) {
      int level = (int) (pattern >>> (4 * d) & 15);
      if (level != 0 && (without >> d & 1) == 0) {
        sums[d][dependence.state(d, pattern)][level] += amount;
      }
    }
  }

  /** Random pairs hardly ever agree on what a field depends on; candidates do. */
  private void addDifferent(double[][][] sums, long pattern, int without, double amount) {
    for (int d = 0; d < sums.length; d++) {
      int level = (int) (pattern >>> (4 * d) & 15);
      if (level != 0 && (without >> d & 1) == 0 && dependence.isDependent(d)) {
        int state = dependence.state(d, pattern);
        if (state == Dependence.AGREE) {
          sums[d][state][level] += amount;
        }
      }
    }
  }

  /** Writes how likely a pair is the same, and how likely it is related. */
  private void probabilities(long pattern, int without, double[] shares, double[] out) {
    double unrelated = Math.max(1e-9, 1 - shares[0] - shares[1]);
    double sameOdds = shares[0] / unrelated;
    double relatedOdds = shares[1] / unrelated;
    long rest = pattern;
    for (int d = 0; rest != 0; d++, rest >>>= 4) {
      int level = (int) (rest & 15);
      if (level != 0 && (without >> d & 1) == 0) {
        int state = dependence.state(d, pattern);
        double of = chance.get(d, state, level);
        double ratio = match.get(d, state, level) / of;
        sameOdds *= ratio;
        relatedOdds *= related.ratio(d, level, ratio, of);
      }
    }
    double all = 1 + sameOdds + relatedOdds;
    out[0] = sameOdds / all;
    out[1] = relatedOdds / all;
  }

  Related related() {
    return related;
  }

  /** Writes the shares down as a model. */
  MatchModel toModel(List<Dimension> dimensions, LearnedWeights learned, double priorWeight) {
    List<MatchModel.Field> fields = new ArrayList<>();
    for (int d = 0; d < dimensions.size(); d++) {
      for (Given given : Given.values()) {
        if (given == Given.NOTHING || dependence.isDependent(d)) {
          fields.add(field(d, dimensions.get(d), given, learned));
        }
      }
    }
    return new MatchModel(MatchModel.VERSION, fields, priorWeight, learned.always());
  }

  private MatchModel.Field field(int d, Dimension dimension, Given given, LearnedWeights learned) {
    int state = Dependence.stateOf(given);
    List<MatchModel.Level> levels = new ArrayList<>();
    for (int level = 1; level <= dimension.levels().size(); level++) {
      levels.add(
          new MatchModel.Level(
              dimension.levels().get(level - 1),
              match.get(d, state, level),
              chance.get(d, state, level),
              learned.get(d, level)));
    }
    return new MatchModel.Field(dimension.name(), dimension.role(), given, levels);
  }
}
