package dev.crmcore.dedup;

import java.util.Arrays;

/**
 * Values as sets of words that weigh the more the rarer they are; two sets are compared softly:
 * words that are spelled nearly alike count in part.
 */
final class WordBags {
  private static final int MOST_WORDS = 24;
  private static final float CLOSE_SHARE = 0.85f;
  private static final float SIMILAR_SHARE = 0.6f;

  final WordTable words;
  private int[][] bags = {new int[0]};
  private float[] weights = {0};
  private int[] counts = new int[1];

  WordBags(WordTable words) {
    this.words = words;
  }

  /** Sets the words of a value; repeated words count once. */
  void set(int value, int[] of) {
    if (value >= bags.length) {
      bags = Arrays.copyOf(bags, Math.max(value + 1, bags.length * 2));
    }
    int[] distinct = of.length < 2 ? of : Arrays.stream(of).distinct().limit(MOST_WORDS).toArray();
    bags[value] = distinct;
  }

  int[] get(int value) {
    return bags[value];
  }

  /** Counts the words of all records' values. */
  void count(ValueView view) {
    counts = new int[words.size()];
    int present = 0;
    for (int record = 0; record < view.records(); record++) {
      int[] bag = bags[view.id(record)];
      present += bag.length == 0 ? 0 : 1;
      for (int word : bag) {
        counts[word]++;
      }
    }
    weights = new float[counts.length];
    double total = Math.max(present, 2);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Frequencies.log2(1 + total / Math.max(counts[i], 1));
    }
  }

  int frequency(int word) {
    return word < counts.length ? counts[word] : 0;
  }

  float weight(int word) {
    return word < weights.length
        ? weights[word]
        : (float) Frequencies.log2(1 + Math.max(2, (double) weights.length));
  }

  /** How much two values have in common. */
  record Overlap(float shared, float left, float right) {
    /** Share of both, from 0 to 1 (Dice). */
    float both() {
      return left + right == 0 ? 0 : 2 * shared / (left + right);
    }

    /** Share of the smaller one, from 0 to 1. */
    float smaller() {
      float least = Math.min(left, right);
      return least == 0 ? 0 : shared / least;
    }
  }

  Overlap compare(int[] a, int[] b, Scratch scratch) {
    float weightA = 0;
    for (int word : a) {
      weightA += weight(word);
    }
    float weightB = 0;
    for (int word : b) {
      weightB += weight(word);
    }
    long usedA = 0;
    long usedB = 0;
    float shared = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        if (a[i] == b[j]) {
          usedA |= 1L << i;
          usedB |= 1L << j;
          shared += weight(a[i]);
        }
      }
    }
    for (int round = WordTable.SOUND; round <= WordTable.SIMILAR; round++) {
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < b.length && (usedA >> i & 1) == 0; j++) {
          if ((usedB >> j & 1) == 0 && words.compare(a[i], b[j], scratch) == round) {
            usedA |= 1L << i;
            usedB |= 1L << j;
            shared += share(round) * (weight(a[i]) + weight(b[j])) / 2;
          }
        }
      }
      if (Long.bitCount(usedA) == a.length || Long.bitCount(usedB) == b.length) {
        break;
      }
    }
    return new Overlap(shared, weightA, weightB);
  }

  private static float share(int relation) {
    return relation <= WordTable.NICKNAME
        ? 1
        : relation == WordTable.CLOSE ? CLOSE_SHARE : SIMILAR_SHARE;
  }
}
