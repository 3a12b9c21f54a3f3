package dev.crmcore.dedup;

import java.util.List;

/** Shares of the levels of each dimension, for each state of what it depends on. */
final class LevelShares {
  private static final double LEAST_SHARE = 1e-7;

  /** How many observed pairs the shares over all states are worth to the shares of one state. */
  private static final double STATE_STRENGTH = 30;

  private final double[][][] shares;
  private final double[][] shipped;
  private final Dependence dependence;
  private final double strength;

  /**
   * @param strength how many observed pairs the shipped shares are worth
   */
  LevelShares(List<Dimension> dimensions, Dependence dependence, boolean matches, double strength) {
    this.dependence = dependence;
    this.strength = strength;
    shares = new double[dimensions.size()][Dependence.STATES][];
    shipped = new double[dimensions.size()][];
    for (int d = 0; d < shipped.length; d++) {
      Dimension dimension = dimensions.get(d);
      double[] of = matches ? dimension.matchShares() : dimension.chanceShares();
      shipped[d] = new double[of.length + 1];
      System.arraycopy(of, 0, shipped[d], 1, of.length);
      for (int state = 0; state < Dependence.STATES; state++) {
        shares[d][state] = shipped[d].clone();
      }
    }
  }

  double get(int dimension, int state, int level) {
    return shares[dimension][state][level];
  }

  /** Puts a share in place of what is there. */
  void set(int dimension, int state, int level, double share) {
    shares[dimension][state][level] = share;
  }

  int levels(int dimension) {
    return shipped[dimension].length - 1;
  }

  /** Sums of observed pairs in the same layout. */
  double[][][] sums() {
    double[][][] sums = new double[shares.length][Dependence.STATES][];
    for (int d = 0; d < sums.length; d++) {
      for (int state = 0; state < Dependence.STATES; state++) {
        sums[d][state] = new double[shipped[d].length];
      }
    }
    return sums;
  }

  /** Takes over observed sums, blended with the shipped shares. */
  void update(double[][][] sums) {
    for (int d = 0; d < shares.length; d++) {
      double[] all = new double[shipped[d].length];
      for (double[] ofState : sums[d]) {
        for (int level = 1; level < all.length; level++) {
          all[level] += ofState[level];
        }
      }
      double[] base = blend(all, shipped[d], strength);
      for (int state = 0; state < Dependence.STATES; state++) {
        shares[d][state] =
            dependence.isDependent(d) ? blend(sums[d][state], base, STATE_STRENGTH) : base;
      }
    }
  }

  private static double[] blend(double[] sums, double[] prior, double strength) {
    double total = strength;
    for (double sum : sums) {
      total += sum;
    }
    double[] blended = new double[sums.length];
    double check = 0;
    for (int level = 1; level < sums.length; level++) {
      blended[level] = Math.max(LEAST_SHARE, (sums[level] + strength * prior[level]) / total);
      check += blended[level];
    }
    for (int level = 1; level < sums.length; level++) {
      blended[level] /= check;
    }
    return blended;
  }
}
