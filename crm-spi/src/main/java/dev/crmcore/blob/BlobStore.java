package dev.crmcore.blob;

import java.io.InputStream;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Keeps bytes by what they are. Takes no part in transactions: bytes are stored before the record
 * that refers to them, and what no record refers to is removed after a time of grace. A store
 * belongs to one database; two databases on one store would remove each other's bytes. Safe for all
 * threads. The contract is {@code BlobStoreContract} of crm-testkit.
 *
 * @since 0.1
 */
public interface BlobStore {
  /**
   * Stores all that a stream has, which is not closed. When this returns, the bytes are there and
   * stay there; when it throws, nothing of them is. Bytes that are stored again are as young as if
   * they were new.
   *
   * @param limit the most bytes; a stream with more is not read to its end
   * @throws dev.crmcore.error.InvalidInputException with the code {@code E_LIMIT_SIZE} if there are
   *     more
   * @throws java.io.UncheckedIOException if the stream fails
   * @throws dev.crmcore.error.StorageException if the store does
   */
  StoredBlob put(BlobSpace space, InputStream bytes, long limit);

  /**
   * Returns the bytes, as a stream that the caller closes.
   *
   * @throws dev.crmcore.error.NotFoundException if they are not there
   * @throws dev.crmcore.error.StorageException if the store fails
   */
  InputStream open(BlobKey key);

  /**
   * Tells whether the bytes are there.
   *
   * @throws dev.crmcore.error.StorageException if the store fails
   */
  boolean exists(BlobKey key);

  /**
   * Removes bytes, unless they were stored, or stored again, at a moment or later. Of a removal and
   * a {@link #put} at the same time, the bytes are there when the put returns.
   *
   * @return whether they were there and were removed
   * @throws dev.crmcore.error.StorageException if the store fails
   */
  boolean delete(BlobKey key, Instant storedBefore);

  /**
   * Passes on the keys of what was stored before a moment and not again since, in any order. What
   * is stored or removed meanwhile may be among them or not.
   *
   * @throws dev.crmcore.error.StorageException if the store fails
   */
  void forEach(BlobSpace space, Instant storedBefore, Consumer<BlobKey> keys);
}
