package dev.crmcore.dedup.similarity;

/**
 * Edit distance with transposition of neighbours (optimal string alignment), bit-parallel after H.
 * Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003).
 *
 * <p>Strings longer than 64 characters are compared by their first 64. Instances hold scratch
 * memory and are for one thread.
 *
 * @since 0.1
 */
public final class EditDistance {
  private static final int WORD = 64;
  private final long[] masks = new long[128];

  /** Returns the number of inserts, deletes, replacements and swaps of neighbours. */
  public int between(String left, String right) {
    boolean swap = left.length() > right.length();
    String pattern = swap ? right : left;
    String text = swap ? left : right;
    int m = Math.min(WORD, pattern.length());
    int n = Math.min(WORD, text.length());
    if (m == 0) {
      return n;
    }
    boolean ascii = true;
    for (int i = 0; i < m; i++) {
      char c = pattern.charAt(i);
      if (c < 128) {
        masks[c] |= 1L << i;
      } else {
        ascii = false;
      }
    }
    long positive = ~0L;
    long negative = 0;
    long diagonal = 0;
    long previous = 0;
    long last = 1L << (m - 1);
    int distance = m;
    for (int j = 0; j < n; j++) {
      char c = text.charAt(j);
      long match = c < 128 ? masks[c] : ascii ? 0 : scan(pattern, m, c);
      long transposed = ((~diagonal & match) << 1) & previous;
      diagonal = (((match & positive) + positive) ^ positive) | match | negative | transposed;
      long up = negative | ~(diagonal | positive);
      long down = diagonal & positive;
      if ((up & last) != 0) {
        distance++;
      }
      if ((down & last) != 0) {
        distance--;
      }
      up = (up << 1) | 1;
      down <<= 1;
      positive = down | ~(diagonal | up);
      negative = up & diagonal;
      previous = match;
    }
    for (int i = 0; i < m; i++) {
      char c = pattern.charAt(i);
      if (c < 128) {
        masks[c] = 0;
      }
    }
    return distance;
  }

  private static long scan(String pattern, int m, char c) {
    long mask = 0;
    for (int i = 0; i < m; i++) {
      if (pattern.charAt(i) == c) {
        mask |= 1L << i;
      }
    }
    return mask;
  }
}
