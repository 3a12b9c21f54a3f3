package dev.crmcore.dedup;

import dev.crmcore.dedup.similarity.EditDistance;

/** Working memory of one thread while it compares pairs. */
final class Scratch {
  /** More comparison results than this do not fit a pattern of 64 bits. */
  static final int MAX_DIMENSIONS = 16;

  /** How rare the agreed value is, in bits; 0 if unknown. */
  final float[] rarity = new float[MAX_DIMENSIONS];

  final EditDistance editDistance = new EditDistance();
  final int[] keys = new int[256];
  final int[] moreKeys = new int[256];
}
