package dev.crmcore.matching;

import java.util.List;

/**
 * Says what candidates are found by: two records are compared if they have a key in common. Keys
 * that are shared by few, such as the last seven digits of a number, find most for the least work.
 *
 * <p>Implementations are pure functions, safe for use by several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface BlockingKeys {
  /** How many keys of one value are used; more are left out. */
  int MOST_KEYS = 16;

  /**
   * Returns the keys of a normalised value, which is not empty; empty if it finds no candidates. An
   * empty key is none.
   */
  List<String> keysOf(String normalized);
}
