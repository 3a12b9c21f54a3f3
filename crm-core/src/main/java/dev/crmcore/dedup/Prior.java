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

  /** The least shares of records that are the same as another, or related to one. */
  private static final double SAME_SHARE = 0.005;

  private static final double RELATED_SHARE = 0.002;

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
      same = Math.min(found[0] + records * SAME_SHARE + LEAST_SAME, totalPairs * 0.8);
      related = Math.min(found[1] + records * RELATED_SHARE + LEAST_RELATED, totalPairs * 0.1);
    }
    return of(same, related, totalPairs);
  }

  private static Prior of(double same, double related, double totalPairs) {
    double rest = Math.max(1, totalPairs - same - related);
    return new Prior(
        (float) Frequencies.log2(same / rest), (float) Frequencies.log2(related / rest));
  }

  /**
   * Returns the prior for the same table when there are more records: those who are the same or
   * related grow with the records, the pairs with their square. What a handful of records were
   * given to start with does not grow.
   *
   * @param totalPairs number of pairs there could be when it was estimated
   * @param growth how many times as many records there are now; 1 and less change nothing
   * @param records how many there are now
   */
  Prior grown(double totalPairs, double growth, int records) {
    if (growth <= 1) {
      return this;
    }
    double sameOdds = Math.pow(2, same);
    double relatedOdds = Math.pow(2, related);
    double unit = totalPairs / (1 + sameOdds + relatedOdds);
    return of(
        grown(sameOdds * unit, LEAST_SAME, growth, records * SAME_SHARE),
        grown(relatedOdds * unit, LEAST_RELATED, growth, records * RELATED_SHARE),
        totalPairs * growth * growth);
  }

  private static double grown(double pairs, double given, double growth, double least) {
    return Math.max((pairs - given) * growth, least) + Math.min(pairs, given);
  }

  private static int cell(float bits) {
    return Math.max(0, Math.min(CELLS - 1, (int) (bits / WIDTH) + CELLS / 2));
  }

  private static double ratio(long cell) {
    return Math.pow(2, (cell - CELLS / 2 + 0.5) * WIDTH);
  }
}
