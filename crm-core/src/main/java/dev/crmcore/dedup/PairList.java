package dev.crmcore.dedup;

import java.util.Arrays;

/** Pairs of records with their evidence, in three arrays that grow together. */
final class PairList {
  private int[] left = new int[256];
  private int[] right = new int[256];
  private float[] weight = new float[256];
  private float[] related = new float[256];
  private int size;

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

  void addAll(PairList other) {
    int total = size + other.size;
    if (total > left.length) {
      int capacity = Math.max(total, size + size / 2);
      left = Arrays.copyOf(left, capacity);
      right = Arrays.copyOf(right, capacity);
      weight = Arrays.copyOf(weight, capacity);
      related = Arrays.copyOf(related, capacity);
    }
    System.arraycopy(other.related, 0, related, size, other.size);
    System.arraycopy(other.left, 0, left, size, other.size);
    System.arraycopy(other.right, 0, right, size, other.size);
    System.arraycopy(other.weight, 0, weight, size, other.size);
    size = total;
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
