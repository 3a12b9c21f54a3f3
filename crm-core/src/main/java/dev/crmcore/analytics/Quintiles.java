package dev.crmcore.analytics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Five scores for comparable values: 1 for the lowest fifth, 5 for the highest. Equal values have
 * the same score, that of the lowest place among them, so that a score may stay empty.
 */
final class Quintiles<V extends Comparable<? super V>> {
  static final int SCORES = 5;

  private final List<V> sorted;

  Quintiles(List<V> values) {
    sorted = new ArrayList<>(values);
    Collections.sort(sorted);
  }

  int score(V value) {
    return 1 + (int) ((long) SCORES * below(value) / sorted.size());
  }

  /**
   * Returns the least value of each score; where a score is empty, that of the next one, or the
   * greatest.
   */
  List<V> bounds() {
    List<V> bounds = new ArrayList<>();
    int size = sorted.size();
    for (int score = 0; score < SCORES && size > 0; score++) {
      int first = (int) (((long) score * size + SCORES - 1) / SCORES);
      bounds.add(sorted.get(Math.min(first, size - 1)));
    }
    return bounds;
  }

  private int below(V value) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).compareTo(value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
