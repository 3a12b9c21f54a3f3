package dev.crmcore.dedup.similarity;

/**
 * Jaro-Winkler similarity (W. Winkler, 1990): prefix weight 0.1, at most four letters, applied
 * above a Jaro similarity of 0.7.
 *
 * <p>Strings longer than 64 characters are compared by their first 64. Pure function, safe for use
 * by several threads, symmetric.
 *
 * @since 0.1
 */
public final class JaroWinkler {
  private JaroWinkler() {}

  /** Returns a number from 0 to 1; 1 if both are the same. */
  public static double similarity(String left, String right) {
    boolean swap =
        left.length() > right.length()
            || (left.length() == right.length() && left.compareTo(right) > 0);
    String a = swap ? right : left;
    String b = swap ? left : right;
    int m = Math.min(64, a.length());
    int n = Math.min(64, b.length());
    if (m == 0) {
      return n == 0 ? 1 : 0;
    }
    int window = Math.max(0, n / 2 - 1);
    long usedA = 0;
    long usedB = 0;
    for (int i = 0; i < m; i++) {
      char c = a.charAt(i);
      int end = Math.min(n - 1, i + window);
      for (int j = Math.max(0, i - window); j <= end; j++) {
        if (b.charAt(j) == c && (usedB & (1L << j)) == 0) {
          usedA |= 1L << i;
          usedB |= 1L << j;
          break;
        }
      }
    }
    int matches = Long.bitCount(usedA);
    if (matches == 0) {
      return 0;
    }
    int outOfOrder = 0;
    long restA = usedA;
    long restB = usedB;
    while (restA != 0) {
      if (a.charAt(Long.numberOfTrailingZeros(restA))
          != b.charAt(Long.numberOfTrailingZeros(restB))) {
        outOfOrder++;
      }
      restA &= restA - 1;
      restB &= restB - 1;
    }
    double jaro =
        ((double) matches / m + (double) matches / n + (matches - outOfOrder / 2.0) / matches) / 3;
    if (jaro <= 0.7) {
      return jaro;
    }
    int prefix = 0;
    while (prefix < Math.min(4, m) && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * 0.1 * (1 - jaro);
  }
}
