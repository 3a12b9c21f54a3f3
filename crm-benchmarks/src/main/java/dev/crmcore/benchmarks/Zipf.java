package dev.crmcore.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws ranks of which the first is the commonest: the n-th comes an n-th part as often. */
final class Zipf {
  private final double[] upTo;

  Zipf(int ranks) {
    upTo = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += 1.0 / (rank + 1);
      upTo[rank] = sum;
    }
  }

  /** Returns a rank from 1. */
  int next(SplittableRandom dice) {
    int found = Arrays.binarySearch(upTo, dice.nextDouble() * upTo[upTo.length - 1]);
    return Math.min(upTo.length, (found < 0 ? -found - 1 : found) + 1);
  }
}
