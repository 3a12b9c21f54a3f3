package dev.crmcore.dedup;

/** How rare values are, in bits. */
final class Frequencies {
  /** Copies of one record make a value look common; so many of them are not counted. */
  private static final int COPIES = 1;

  /** Few values say little about how rare the next one is: as if so many others had been seen. */
  private static final double UNSEEN = 100;

  private Frequencies() {}

  /**
   * Returns for each value the negative base-2 logarithm of its share of all records with one.
   *
   * @param usual share of random pairs that agree; a value of one holder is at least as rare as
   *     that, however few records there are
   */
  static float[] rarities(int[] counts, double usual) {
    double total = UNSEEN;
    for (int i = 1; i < counts.length; i++) {
      total += counts[i];
    }
    float[] rarities = new float[counts.length];
    for (int i = 1; i < counts.length; i++) {
      int others = counts[i] - COPIES;
      double rarity = others > 1 ? total / others : total - UNSEEN + Math.max(UNSEEN, 1 / usual);
      rarities[i] = (float) log2(rarity);
    }
    return rarities;
  }

  static double log2(double value) {
    return Math.log(value) * 1.4426950408889634;
  }
}
