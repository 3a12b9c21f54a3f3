package dev.crmcore.testkit;

import java.util.List;
import java.util.SplittableRandom;

/** Chance, repeatable: the same seed and number throw the same. Not safe for several threads. */
final class Dice {
  /** Below 1: the first of a list come more often, as a few names are very common. */
  private static final double EVENNESS = 0.3;

  private final SplittableRandom random;

  private Dice(SplittableRandom random) {
    this.random = random;
  }

  /** Returns the dice of one number of a series; neighbours have nothing in common. */
  static Dice of(long seed, long number) {
    return new Dice(new SplittableRandom(scramble(seed) ^ scramble(number + 0x632be59bd9b4e019L)));
  }

  /** The finalizer of SplitMix64. */
  private static long scramble(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Returns 0 to bound - 1. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns a number from the first to the last. */
  int between(int first, int last) {
    return random.nextInt(first, last + 1);
  }

  double fraction() {
    return random.nextDouble();
  }

  /** Returns a number around 0 with the standard deviation 1. */
  double gaussian() {
    double distance = StrictMath.sqrt(-2 * StrictMath.log(1 - fraction()));
    return distance * StrictMath.cos(2 * Math.PI * fraction());
  }

  /** Takes each with the same chance. */
  <T> T pick(List<T> items) {
    return items.get(below(items.size()));
  }

  /** Takes the first ones more often. */
  <T> T common(List<T> items) {
    // Plain arithmetic alone, which gives the same on every machine.
    double place = fraction();
    return items.get((int) (items.size() * place * (EVENNESS + (1 - EVENNESS) * place)));
  }

  /** Fills a pattern: {@code #} is a digit, {@code @} a capital letter. */
  String fill(String pattern) {
    StringBuilder filled = new StringBuilder(pattern.length());
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      filled.append(c == '#' ? (char) ('0' + below(10)) : c == '@' ? (char) ('A' + below(26)) : c);
    }
    return filled.toString();
  }
}
