package dev.crmcore.dedup;

import java.util.Arrays;

/** What decisions add to the evidence: bits for each level, and bits for every pair. Immutable. */
final class LearnedWeights {
  private static final float[] NOTHING = new float[16];

  private final float[][] byLevel;
  private final float always;

  private LearnedWeights(float[][] byLevel, float always) {
    this.byLevel = byLevel;
    this.always = always;
  }

  /** Nothing was learnt. */
  static LearnedWeights none(int dimensions) {
    return new LearnedWeights(new float[dimensions][16], 0);
  }

  /**
   * @param byLevel bits at {@code 16 * dimension + level}
   */
  static LearnedWeights of(int dimensions, double[] byLevel, double always) {
    float[][] bits = new float[dimensions][16];
    for (int i = 0; i < 16 * dimensions; i++) {
      bits[i / 16][i % 16] = (float) byLevel[i];
    }
    return new LearnedWeights(bits, (float) always);
  }

  float get(int dimension, int level) {
    return byLevel[dimension][level];
  }

  /** Returns what is added to a pair with these levels, beyond what all get. */
  float of(long pattern) {
    float sum = 0;
    long rest = pattern;
    for (int d = 0; rest != 0; d++, rest >>>= 4) {
      sum += byLevel[d][(int) (rest & 15)];
    }
    return sum;
  }

  /** Returns the most that is added to any pair, beyond what all get. */
  float most() {
    float sum = 0;
    for (float[] ofDimension : byLevel) {
      float most = 0;
      for (float bits : ofDimension) {
        most = Math.max(most, bits);
      }
      sum += most;
    }
    return sum;
  }

  boolean isNone() {
    return always == 0 && Arrays.stream(byLevel).allMatch(of -> Arrays.equals(of, NOTHING));
  }

  float always() {
    return always;
  }
}
