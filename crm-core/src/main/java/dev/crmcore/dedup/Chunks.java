package dev.crmcore.dedup;

import java.util.stream.IntStream;

/**
 * Runs loops over index ranges in the common pool, or in the calling thread when they are short.
 */
final class Chunks {
  private static final int SHORT = 2048;

  private Chunks() {}

  /** Work on the indices from {@code from} to {@code to}, excluded. */
  @FunctionalInterface
  interface Range {
    void run(int from, int to);
  }

  static void forEach(int from, int to, int chunk, Range work) {
    int chunks = (to - from + chunk - 1) / chunk;
    if (chunks <= 1) {
      if (to > from) {
        work.run(from, to);
      }
      return;
    }
    IntStream.range(0, chunks)
        .parallel()
        .forEach(i -> work.run(from + i * chunk, Math.min(to, from + (i + 1) * chunk)));
  }

  static void forEach(int from, int to, Range work) {
    forEach(from, to, SHORT, work);
  }
}
