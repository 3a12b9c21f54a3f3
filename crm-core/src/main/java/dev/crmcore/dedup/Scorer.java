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

  private static final float TEXT_MOST = 2;
  private static final float TEXT_LEAST = -0.75f;

  private final int dimensions;
  private final Dependence dependence;
  private final Household household;
  private final float[][] weights;
  private final boolean[][] byFrequency;
  private final float[] averageLog;
  private final boolean[] dependent;
  private final boolean[] text;

  Scorer(
      List<Dimension> dims,
      Dependence dependence,
      LevelShares matchShares,
      LevelShares chanceShares,
      Household household) {
    this.dependence = dependence;
    this.household = household;
    dimensions = dims.size();
    weights = new float[dimensions][16 * Dependence.STATES];
    byFrequency = new boolean[dimensions][16];
    averageLog = new float[dimensions];
    dependent = new boolean[dimensions];
    text = new boolean[dimensions];
    for (int d = 0; d < dimensions; d++) {
      Dimension dimension = dims.get(d);
      dependent[d] = dependence.isDependent(d);
      text[d] = dimension.role() == FieldRole.TEXT || dimension.role() == FieldRole.DATE;
      averageLog[d] = (float) Frequencies.log2(chanceShares.get(d, Dependence.UNKNOWN, 1));
      for (int level = 1; level <= dimension.levels().size(); level++) {
        byFrequency[d][level] = dimension.weighsFrequency(level);
        for (int state = 0; state < Dependence.STATES; state++) {
          weights[d][16 * state + level] =
              (float)
                  Frequencies.log2(
                      matchShares.get(d, state, level) / chanceShares.get(d, state, level));
        }
      }
      keepSense(d, dimension);
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

  int dimensions() {
    return dimensions;
  }

  /** Returns what one dimension of a pattern adds to {@link #weight(long, Scratch)}. */
  float share(long pattern, int dimension, Scratch scratch) {
    int level = (int) (pattern >>> (4 * dimension) & 15);
    int state = dependent[dimension] ? dependence.state(dimension, pattern) : 0;
    return weight(dimension, level, state, scratch);
  }

  /** Returns what is added because two records look like relatives; 0 or less. */
  float householdEffect(long pattern, Scratch scratch) {
    return household.isHousehold(pattern) ? household.correction(pattern, this, scratch) : 0;
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
   * Evidence in bits of a pattern, without the prior. Where two records look like relatives, what a
   * household shares counts within a bound.
   */
  float weight(long pattern, Scratch scratch) {
    float sum = sum(pattern, scratch);
    return household.isHousehold(pattern)
        ? sum + household.correction(pattern, this, scratch)
        : sum;
  }

  private float sum(long pattern, Scratch scratch) {
    float sum = 0;
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
