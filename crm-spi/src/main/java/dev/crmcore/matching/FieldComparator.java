package dev.crmcore.matching;

/**
 * Measures how alike two normalised values are.
 *
 * <p>Implementations are pure functions, safe for use by several threads, and symmetric: {@code
 * similarity(a, b) == similarity(b, a)}.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface FieldComparator {
  /** Returns a number from 0 (nothing in common) to 1 (the same); both values are non-empty. */
  double similarity(String left, String right);
}
