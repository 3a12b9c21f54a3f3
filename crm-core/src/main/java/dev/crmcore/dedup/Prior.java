package dev.crmcore.dedup;

/**
 * How likely two records are the same, or related, before anything is compared: base-2 logarithms
 * of the odds against being unrelated. Both agree with the evidence that was found: the more
 * records, the smaller they get, and the more evidence a match needs.
 *
 * @param same bits for being the same
 * @param related bits for being related
 */
record Prior(float same, float related) {
  /** Nothing is related as long as nothing is known. */
  static final Prior UNKNOWN = new Prior(0, -60);

  private static final int ROUNDS = 40;

  /** The evidence is counted in a grid with cells of this width, in bits. */
  private static final float WIDTH = 1 / 8f;

  private static final int CELLS = 1024;

  /** Less would be claimed from a handful of records. */
  private static final double LEAST_SAME = 0.5;

  private static final double LEAST_RELATED = 6;

  /** Returns what is added to the evidence because the pair may be related instead; at most 0. */
  float correction(float relatedEvidence) {
    float bits = related + relatedEvidence;
    if (bits < -10) {
      return 0;
    }
    return bits > 20 ? -bits : (float) -Frequencies.log2(1 + Math.pow(2, bits));
  }

  /**
   * Estimates both from the evidence of scored pairs by expectation-maximisation.
   *
   * @param pairs scored candidates; all others count as unrelated
   * @param totalPairs number of pairs there could be
   */
  static Prior estimate(PairList pairs, double totalPairs, int records) {
    PatternCounts grid = new PatternCounts();
    for (int i = 0; i < pairs.size(); i++) {
      grid.add((long) cell(pairs.weight(i)) << 16 | cell(pairs.related(i)), 0, 1);
    }
    double same = records * 0.5;
    double related = records * 0.5;
    for (int round = 0; round < ROUNDS; round++) {
      double rest = Math.max(1, totalPairs - same - related);
      double sameOdds = same / rest;
      double relatedOdds = related / rest;
      double[] found = new double[2];
      grid.forEach(
          (cell, none, count) -> {
            double s = sameOdds * ratio(cell >>> 16);
            double r = relatedOdds * ratio(cell & 0xFFFF);
            found[0] += count * s / (1 + s + r);
            found[1] += count * r / (1 + s + r);
          });
      same = Math.min(found[0] + records * 0.005 + LEAST_SAME, totalPairs * 0.8);
      related = Math.min(found[1] + records * 0.002 + LEAST_RELATED, totalPairs * 0.1);
    }
    double rest = Math.max(1, totalPairs - same - related);
    return new Prior(
        (float) Frequencies.log2(same / rest), (float) Frequencies.log2(related / rest));
  }

  private static int cell(float bits) {
    return Math.max(0, Math.min(CELLS - 1, (int) (bits / WIDTH) + CELLS / 2));
  }

  private static double ratio(long cell) {
    return Math.pow(2, (cell - CELLS / 2 + 0.5) * WIDTH);
  }
}
