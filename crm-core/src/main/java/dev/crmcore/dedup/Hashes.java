package dev.crmcore.dedup;

/** Mixing functions (finalizers of MurmurHash3 and SplitMix64). */
final class Hashes {
  private Hashes() {}

  static int mix(int value) {
    int h = value;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    return h ^ (h >>> 16);
  }

  static long mix(long value) {
    long h = value + 0x9e3779b97f4a7c15L;
    h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
    return h ^ (h >>> 31);
  }

  /** Hashes text the same way in every run, with more bits than {@link String#hashCode}. */
  static long of(String text) {
    long h = text.length();
    for (int i = 0; i < text.length(); i++) {
      h = h * 0x100000001b3L + text.charAt(i);
    }
    return mix(h);
  }
}
