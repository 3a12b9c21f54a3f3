package dev.crmcore.matching;

import static java.util.Objects.requireNonNull;

/**
 * How a kind of field that the engine does not know takes part in matching, such as the plate of a
 * car or the serial number of a machine. How much agreement weighs is learnt from the data.
 *
 * <p>Immutable, and safe for use by several threads as its parts are. Prove the parts by {@code
 * NormalizerContract}, {@code FieldComparatorContract} and {@code BlockingKeysContract} of
 * crm-testkit.
 *
 * @param normalizer brings the spellings of a value to one form
 * @param comparator measures how alike two forms are that are not equal
 * @param keys what candidates are found by
 * @since 0.1
 */
public record FieldMatching(Normalizer normalizer, FieldComparator comparator, BlockingKeys keys) {
  /** Checks that all are there. */
  public FieldMatching {
    requireNonNull(normalizer, "normalizer");
    requireNonNull(comparator, "comparator");
    requireNonNull(keys, "keys");
  }
}
