package dev.crmcore.dedup;

import dev.crmcore.matching.FieldRole;
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
  private static final double MATCH_STRENGTH = 40;

  private static final double CHANCE_STRENGTH = 50;

  /** Share of pairs that are the same from which a rule is worth learning from. */
  private static final double LEAST_RULE_SHARE = 0.25;

  private static final double HOUSEHOLD_STRENGTH = 200;

  private final List<Dimension> dimensions;
  private final Dependence dependence;
  private final int[] ruleDimensions;
  private final double totalPairs;
  private final LevelShares match;
  private final LevelShares chance;
  private double otherGiven;
  private double otherBirth;

  ModelFitter(List<Dimension> dimensions, List<BlockingRule> rules, double totalPairs) {
    this.dimensions = dimensions;
    this.dependence = new Dependence(dimensions);
    this.ruleDimensions = rules.stream().mapToInt(BlockingRule::dimensions).toArray();
    this.totalPairs = totalPairs;
    this.match = new LevelShares(dimensions, true, MATCH_STRENGTH);
    this.chance = new LevelShares(dimensions, false, CHANCE_STRENGTH);
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
    double[] ruleShare = new double[ruleDimensions.length];
    Arrays.fill(ruleShare, 0.2);
    double[][][] start = chance.sums();
    addRandom(random, prior, start);
    chance.update(start);
    for (int round = 0; round < 5; round++) {
      estimate(candidates, ruleShare, new boolean[ruleShare.length], match.sums(), chance.sums());
    }
    boolean[] teaches = teachers(ruleShare);
    for (int round = 0; round < ROUNDS; round++) {
      double[][][] same = match.sums();
      double[][][] different = chance.sums();
      addRandom(random, prior, different);
      estimate(candidates, ruleShare, teaches, same, different);
      match.update(same);
      chance.update(different);
    }
    learnHousehold(candidates, ruleShare);
  }

  /** How often people born on one day and found to be the same have another given name. */
  private void learnHousehold(PatternCounts candidates, double[] ruleShare) {
    int given = find(FieldRole.GIVEN_NAME);
    int birth = find(FieldRole.BIRTH_DATE);
    if (given < 0 || birth < 0) {
      return;
    }
    double[] sums = new double[2];
    candidates.forEach(
        (pattern, rules, count) -> {
          int level = (int) (pattern >>> (4 * given) & 15);
          if (level == 0 || (pattern >>> (4 * birth) & 15) != 1) {
            return;
          }
          for (int rest = rules; rest != 0; rest &= rest - 1) {
            int rule = Integer.numberOfTrailingZeros(rest);
            if ((ruleDimensions[rule] >> given & 1) == 0) {
              int without = ruleDimensions[rule] | 1 << given;
              double p = count * probability(pattern, without, ruleShare[rule]);
              sums[0] += p;
              sums[1] += level == PersonNameComparison.OTHER_GIVEN_NAME ? p : 0;
            }
          }
        });
    double shipped = 0.002;
    otherGiven = (sums[1] + HOUSEHOLD_STRENGTH * shipped) / (sums[0] + HOUSEHOLD_STRENGTH);
    otherBirth = match.get(birth, Dependence.UNKNOWN, DateComparison.APART);
  }

  private int find(FieldRole role) {
    for (int d = 0; d < dimensions.size(); d++) {
      if (dimensions.get(d).role() == role) {
        return d;
      }
    }
    return -1;
  }

  /** What was learnt about relatives. */
  Household household() {
    return new Household(dimensions, otherGiven, otherBirth);
  }

  private static boolean[] teachers(double[] ruleShare) {
    boolean[] teaches = new boolean[ruleShare.length];
    double best = Arrays.stream(ruleShare).max().orElse(0);
    for (int rule = 0; rule < teaches.length; rule++) {
      teaches[rule] = ruleShare[rule] >= Math.min(LEAST_RULE_SHARE, best);
    }
    return teaches;
  }

  private void addRandom(PatternCounts random, double prior, double[][][] different) {
    random.forEach(
        (pattern, rules, count) -> {
          double amount = count * (1 - probability(pattern, 0, prior));
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
      double[] ruleShare,
      boolean[] teaches,
      double[][][] sameSums,
      double[][][] differentSums) {
    double[] same = new double[ruleShare.length];
    double[] seen = new double[ruleShare.length];
    candidates.forEach(
        (pattern, rules, count) -> {
          for (int rest = rules; rest != 0; rest &= rest - 1) {
            int rule = Integer.numberOfTrailingZeros(rest);
            int decided = ruleDimensions[rule];
            double p = probability(pattern, decided, ruleShare[rule]);
            same[rule] += count * p;
            seen[rule] += count;
            if (teaches[rule]) {
              addSame(sameSums, pattern, decided, count * p);
            }
            addDifferent(differentSums, pattern, decided, count * (1 - p));
          }
        });
    for (int rule = 0; rule < ruleShare.length; rule++) {
      ruleShare[rule] = (same[rule] + 0.2) / (seen[rule] + 1);
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

  private double probability(long pattern, int without, double share) {
    double odds = share / (1 - share);
    long rest = pattern;
    for (int d = 0; rest != 0; d++, rest >>>= 4) {
      int level = (int) (rest & 15);
      if (level != 0 && (without >> d & 1) == 0) {
        int state = dependence.state(d, pattern);
        odds *= match.get(d, state, level) / chance.get(d, state, level);
      }
    }
    return odds / (1 + odds);
  }
}
