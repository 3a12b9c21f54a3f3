package dev.crmcore.storage;

/**
 * Abilities that a storage may have. What it does not declare it refuses, and the contract asks.
 */
public enum StorageCapability {
  /**
   * Filters run inside the storage. Without it, {@code query}, {@code count}, {@code scan}, {@code
   * search} and {@code aggregate} take only {@code Filter.all}; the library filters what it scans.
   */
  CONDITIONS,
  /** Filters may count and sum related records; those that do are refused without it. */
  RELATED_CONDITIONS,
  /** {@link EntityStore#search}. */
  TEXT_SEARCH,
  /** {@link EntityStore#aggregate}. */
  AGGREGATION,
  /** What was committed is there after the process has died. */
  DURABLE,
  /** {@link Storage#backup}. */
  BACKUP
}
