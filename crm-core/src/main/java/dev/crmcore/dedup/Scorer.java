package dev.crmcore.dedup;

import dev.crmcore.matching.FieldRole;
import java.util.List;

/** Adds the evidence of a pattern of levels. Read-only, safe for use by several threads. */
final class Scorer {
  /** Rare values add at most this many bits to what the level says on average. */
  private static final float MOST_FREQUENCY_GAIN = 12;

  /** Fields of unknown meaning count in part, and within these bounds. */
  private static final float TEXT_SHARE = 0.25f;

  /** Father and son share all but this; too rare to be learnt. */
  private static final float OTHER_GENERATION = -12;

  /** Weighs more than shared contact data. */
  private static final float CONFLICT = -10;

  private static final float TEXT_MOST = 2;
  private static final float TEXT_LEAST = -0.75f;

  private final int dimensions;
  private final Dependence dependence;
  private final Related related;
  private final float[][] weights;
  private final float[][] chances;
  private final boolean[][] byFrequency;
  private final float[] averageLog;
  private final boolean[] dependent;
  private final int[] conflictLevel;
  private final boolean[] text;
  private final LearnedWeights learned;

  Scorer(
      List<Dimension> dims,
      Dependence dependence,
      LevelShares matchShares,
      LevelShares chanceShares,
      Related related,
      LearnedWeights learned) {
    this.learned = learned;
    this.dependence = dependence;
    this.related = related;
    dimensions = dims.size();
    weights = new float[dimensions][16 * Dependence.STATES];
    chances = new float[dimensions][16 * Dependence.STATES];
    byFrequency = new boolean[dimensions][16];
    averageLog = new float[dimensions];
    dependent = new boolean[dimensions];
    conflictLevel = new int[dimensions];
    text = new boolean[dimensions];
    for (int d = 0; d < dimensions; d++) {
      Dimension dimension = dims.get(d);
      dependent[d] = dependence.isDependent(d);
      text[d] = dimension.role() == FieldRole.TEXT || dimension.role() == FieldRole.DATE;
      averageLog[d] = (float) Frequencies.log2(chanceShares.get(d, Dependence.UNKNOWN, 1));
      for (int level = 1; level <= dimension.levels().size(); level++) {
        byFrequency[d][level] = dimension.weighsFrequency(level);
        for (int state = 0; state < Dependence.STATES; state++) {
          chances[d][16 * state + level] = (float) chanceShares.get(d, state, level);
          weights[d][16 * state + level] =
              (float)
                  Frequencies.log2(
                      matchShares.get(d, state, level) / chanceShares.get(d, state, level));
        }
      }
      keepSense(d, dimension);
      int worst = dimension.levels().size();
      if (matchShares.get(d, Dependence.UNKNOWN, worst) <= mostOfConflict(dimension.role())) {
        conflictLevel[d] = worst;
      }
    }
  }

  /** Whatever the data say, the worst level never speaks for a match, the best never against. */
  private void keepSense(int d, Dimension dimension) {
    int worst = dimension.levels().size();
    for (int state = 0; state < Dependence.STATES; state++) {
      float[] of = weights[d];
      of[16 * state + 1] = Math.max(0, of[16 * state + 1]);
      of[16 * state + worst] = Math.min(0, of[16 * state + worst]);
      if (dimension.role() == FieldRole.MIDDLE_NAME) {
        of[16 * state + worst] = OTHER_GENERATION;
      }
    }
  }

  /**
   * Other tax ids, other numbers, births a generation apart and two given names that are both in
   * use are proof of two records, unless the data shows that they are often wrong: the share of
   * such pairs among the same, at most.
   */
  private static double mostOfConflict(FieldRole role) {
    return switch (role) {
      case TAX_ID -> 0.02;
      case IDENTIFIER -> 0.04;
      case BIRTH_DATE -> 0.006;
      case GIVEN_NAME -> 0.008;
      default -> 0;
    };
  }

  /** Returns what is added because two records contradict each other; 0 or less. */
  float conflictEffect(long pattern) {
    return conflicts(pattern) ? CONFLICT : 0;
  }

  /** Returns whether two records contradict each other so that no agreement outweighs it. */
  boolean conflicts(long pattern) {
    for (int d = 0; d < dimensions; d++) {
      int level = (int) (pattern >>> (4 * d) & 15);
      if (level != 0 && level == conflictLevel[d]) {
        return true;
      }
    }
    return false;
  }

  int dimensions() {
    return dimensions;
  }

  /** Returns what one dimension of a pattern adds, with what was learnt about it. */
  float share(long pattern, int dimension, Scratch scratch) {
    int level = (int) (pattern >>> (4 * dimension) & 15);
    int state = dependent[dimension] ? dependence.state(dimension, pattern) : 0;
    return weight(dimension, level, state, scratch) + learned.get(dimension, level);
  }

  /** Returns the part of the share that comes from the agreed value being rare or common. */
  float frequencyEffect(long pattern, int dimension, Scratch scratch) {
    int level = (int) (pattern >>> (4 * dimension) & 15);
    int state = dependent[dimension] ? dependence.state(dimension, pattern) : 0;
    return frequencyEffect(dimension, level, state, scratch);
  }

  private float weight(int dimension, int level, int state, Scratch scratch) {
    float weight =
        weights[dimension][16 * state + level] + frequencyEffect(dimension, level, state, scratch);
    if (text[dimension]) {
      return Math.max(TEXT_LEAST, Math.min(TEXT_MOST, weight * TEXT_SHARE));
    }
    return weight;
  }

  private float frequencyEffect(int dimension, int level, int state, Scratch scratch) {
    if (!byFrequency[dimension][level]) {
      return 0;
    }
    float rarity = scratch.rarity[dimension];
    if (rarity == 0) {
      return 0;
    }
    float effect = Math.min(MOST_FREQUENCY_GAIN, averageLog[dimension] + rarity);
    // Given that the street agrees, a rare city is no further surprise.
    return state == Dependence.AGREE ? Math.min(0, effect) : effect;
  }

  /**
   * Returns the evidence in bits that a pair is related rather than unrelated, without the prior.
   */
  float relatedWeight(long pattern, Scratch scratch) {
    double sum = 0;
    long rest = pattern;
    for (int d = 0; rest != 0; d++, rest >>>= 4) {
      int level = (int) (rest & 15);
      if (level != 0) {
        int state = dependent[d] ? dependence.state(d, pattern) : 0;
        double ratio = Math.pow(2, weight(d, level, state, scratch));
        sum += Frequencies.log2(related.ratio(d, level, ratio, chances[d][16 * state + level]));
      }
    }
    return (float) sum;
  }

  /** Returns what decisions add to the evidence of a pattern. */
  float learned(long pattern) {
    return learned.of(pattern);
  }

  /**
   * Returns the evidence in bits that a pair is the same rather than unrelated, without the prior
   * and without what was learnt.
   */
  float weight(long pattern, Scratch scratch) {
    float sum = conflictEffect(pattern);
    long rest = pattern;
    for (int d = 0; rest != 0; d++, rest >>>= 4) {
      int level = (int) (rest & 15);
      if (level != 0) {
        int state = dependent[d] ? dependence.state(d, pattern) : 0;
        sum += weight(d, level, state, scratch);
      }
    }
    return sum;
  }
}
