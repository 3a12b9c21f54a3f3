package dev.crmcore.dedup;

import java.util.Arrays;
import java.util.Collection;

/** Pairs of records with their evidence, in three arrays that grow together. */
final class PairList {
  private static final int LEAST = 256;

  private int[] left;
  private int[] right;
  private float[] weight;
  private float[] related;
  private int size;

  PairList() {
    this(LEAST);
  }

  private PairList(int capacity) {
    left = new int[capacity];
    right = new int[capacity];
    weight = new float[capacity];
    related = new float[capacity];
  }

  /** Joins lists in their order and leaves them empty, as both would be much memory. */
  static PairList joining(Collection<PairList> parts) {
    int total = parts.stream().mapToInt(PairList::size).sum();
    PairList all = new PairList(Math.max(LEAST, total));
    parts.forEach(all::take);
    return all;
  }

  void add(int a, int b, float evidence, float relatedEvidence) {
    if (size == left.length) {
      int capacity = size + size / 2;
      left = Arrays.copyOf(left, capacity);
      right = Arrays.copyOf(right, capacity);
      weight = Arrays.copyOf(weight, capacity);
      related = Arrays.copyOf(related, capacity);
    }
    related[size] = relatedEvidence;
    left[size] = a;
    right[size] = b;
    weight[size++] = evidence;
  }

  private void take(PairList other) {
    System.arraycopy(other.related, 0, related, size, other.size);
    System.arraycopy(other.left, 0, left, size, other.size);
    System.arraycopy(other.right, 0, right, size, other.size);
    System.arraycopy(other.weight, 0, weight, size, other.size);
    size += other.size;
    other.clear();
  }

  private void clear() {
    PairList empty = new PairList();
    left = empty.left;
    right = empty.right;
    weight = empty.weight;
    related = empty.related;
    size = 0;
  }

  int size() {
    return size;
  }

  int left(int i) {
    return left[i];
  }

  int right(int i) {
    return right[i];
  }

  /** Corrects every weight by what speaks for being related, and forgets the latter. */
  void settle(Prior prior) {
    for (int i = 0; i < size; i++) {
      weight[i] += prior.correction(related[i]);
    }
    related = new float[0];
  }

  /** Adds bits to the evidence of a pair. */
  void add(int i, float bits) {
    weight[i] += bits;
  }

  float related(int i) {
    return related[i];
  }

  float weight(int i) {
    return weight[i];
  }
}
