package dev.crmcore.blob;

import static java.util.Objects.requireNonNull;

/**
 * Bytes that were stored.
 *
 * @param key where
 * @param size how many
 */
public record StoredBlob(BlobKey key, long size) {
  /** Checks that the key is there. */
  public StoredBlob {
    requireNonNull(key, "key");
  }
}
