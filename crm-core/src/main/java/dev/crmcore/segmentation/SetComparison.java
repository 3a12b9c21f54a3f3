package dev.crmcore.segmentation;

/**
 * How many customers two sets have alone and together, of those whom the actor may see.
 *
 * @param onlyFirst how many belong to the first alone
 * @param both how many belong to both
 * @param onlySecond how many belong to the second alone
 */
public record SetComparison(long onlyFirst, long both, long onlySecond) {
  /** Returns how many belong to the first. */
  public long first() {
    return onlyFirst + both;
  }

  /** Returns how many belong to the second. */
  public long second() {
    return both + onlySecond;
  }

  /** Returns how many belong to any of the two. */
  public long either() {
    return onlyFirst + both + onlySecond;
  }

  /**
   * Returns how alike the sets are, 0 to 1: the share of those in both among those in any (the
   * index of Jaccard); 1 for two empty ones.
   */
  public double likeness() {
    return either() == 0 ? 1 : (double) both / either();
  }
}
