package dev.crmcore.matching;

/**
 * Brings the spellings of one value to one form before it is compared.
 *
 * <p>Implementations are pure functions, safe for use by several threads, and idempotent: {@code
 * normalize(normalize(x)).equals(normalize(x))}.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Normalizer {
  /**
   * Returns the normal form, or the empty string if the value says nothing (blank, placeholder).
   */
  String normalize(String value);
}
