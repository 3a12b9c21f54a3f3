package dev.crmcore.storage;

import dev.crmcore.error.UnsupportedFeatureException;
import dev.crmcore.model.TenantId;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;

/**
 * An opened storage. Safe for all threads; each unit of work belongs to the thread that runs it.
 *
 * <p>Work is atomic: it takes effect as a whole when the function returns, and not at all when it
 * throws. A storage that lives inside a transaction of the host's neither commits nor rolls back
 * that transaction; there, a failed piece of work undoes its own writes and leaves the host's.
 *
 * <p>A change that failed has no effect, even where the work catches its error and goes on: the
 * storage undoes that one call, or refuses to end the work. Work may begin inside other work of the
 * same thread; whether it sees what the outer work wrote is not promised, and a write inside a
 * write may be refused with a {@link dev.crmcore.error.StorageException}.
 */
public interface Storage extends AutoCloseable {
  /** Returns what this storage can do besides the ports' plain operations. Never changes. */
  Set<StorageCapability> capabilities();

  /**
   * Runs work that reads. All its reads see one state of the data. What the work throws passes
   * through as it is.
   *
   * @throws dev.crmcore.error.StorageException if the storage fails, is closed, or the work tries
   *     to write
   */
  <R> R read(TenantId tenant, Function<UnitOfWork, R> work);

  /**
   * Runs work that reads and writes, all or nothing. What the work throws passes through as it is.
   * Where another transaction came between, a storage may take everything back and run the work
   * again, so it should do nothing else that would then be done twice.
   *
   * @throws dev.crmcore.error.ConflictException if a version was not the expected one or a unique
   *     value is taken
   * @throws dev.crmcore.error.StorageException if the storage fails or is closed
   */
  <R> R write(TenantId tenant, Function<UnitOfWork, R> work);

  /**
   * Writes a copy of everything that is committed, of all tenants, while others go on reading and
   * writing. The copy is one state of the data and opens as a storage of its own.
   *
   * @param target a file that does not exist yet
   * @throws dev.crmcore.error.UnsupportedFeatureException without {@link StorageCapability#BACKUP}
   * @throws dev.crmcore.error.StorageException if the storage fails or the file cannot be written
   */
  default void backup(Path target) {
    throw new UnsupportedFeatureException(
        "This storage makes no copies of itself; use the tools of the database behind it.");
  }

  /** Releases what the storage opened; a connection that the host lent stays open. Idempotent. */
  @Override
  void close();
}
