package dev.crmcore.dedup;

import dev.crmcore.dedup.similarity.EditDistance;

/** Working memory of one thread while it compares pairs. */
final class Scratch {
  /** More comparison results than this do not fit a pattern of 64 bits. */
  static final int MAX_DIMENSIONS = 16;

  /** Base-2 logarithm of the share of records with the agreed value, 0 where it does not apply. */
  final float[] logFrequency = new float[MAX_DIMENSIONS];

  final EditDistance editDistance = new EditDistance();
  final int[] keys = new int[256];
  final int[] moreKeys = new int[256];
}
