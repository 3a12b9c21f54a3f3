package dev.crmcore.dedup;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Runs loops over index ranges in the common pool, or in the calling thread when they are short.
 */
final class Chunks {
  private static final int SHORT = 2048;
  private static final int BATCH = 16_384;

  private Chunks() {}

  /** Work on the indices from {@code from} to {@code to}, excluded. */
  @FunctionalInterface
  interface Range {
    void run(int from, int to);
  }

  /** Receives what was made for an index. */
  @FunctionalInterface
  interface Taker<T> {
    void take(int index, T made);
  }

  /**
   * Makes something for each index in the common pool and passes it on in the calling thread, in
   * order. Batches are small, so that what was made is still near when it is passed on, and few are
   * in memory.
   */
  static <T> void inBatches(int from, int to, IntFunction<T> make, Taker<T> taker) {
    for (int start = from; start < to; start += BATCH) {
      int first = start;
      Object[] made = new Object[Math.min(BATCH, to - start)];
      forEach(
          0,
          made.length,
          (a, b) -> {
            for (int i = a; i < b; i++) {
              made[i] = make.apply(first + i);
            }
          });
      for (int i = 0; i < made.length; i++) {
        @SuppressWarnings("unchecked")
        T one = (T) made[i];
        taker.take(first + i, one);
      }
    }
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
