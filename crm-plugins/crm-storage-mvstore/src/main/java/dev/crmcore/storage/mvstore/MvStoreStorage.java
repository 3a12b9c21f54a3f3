package dev.crmcore.storage.mvstore;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.StorageException;
import dev.crmcore.model.TenantId;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageCapability;
import dev.crmcore.storage.UnitOfWork;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * The port, over an opened store. One writer at a time makes unique values and references simple to
 * keep: nobody else changes them between the question and the answer.
 */
final class MvStoreStorage implements Storage {
  private final Engine engine;
  private final Layout layout;
  private final Set<StorageCapability> capabilities;
  private final ReentrantLock writing = new ReentrantLock();

  /** Held for reading by every piece of work and for writing by closing, which so comes last. */
  private final ReentrantReadWriteLock running = new ReentrantReadWriteLock();

  private volatile boolean closed;

  MvStoreStorage(Engine engine, Layout layout) {
    this.engine = engine;
    this.layout = layout;
    Set<StorageCapability> declared =
        EnumSet.of(
            StorageCapability.CONDITIONS,
            StorageCapability.RELATED_CONDITIONS,
            StorageCapability.TEXT_SEARCH,
            StorageCapability.AGGREGATION);
    if (engine.where().file() != null) {
      declared.add(StorageCapability.DURABLE);
    }
    this.capabilities = Set.copyOf(declared);
  }

  @Override
  public Set<StorageCapability> capabilities() {
    return capabilities;
  }

  @Override
  public <R> R read(TenantId tenant, Function<UnitOfWork, R> work) {
    requireNonNull(tenant, "tenant");
    requireNonNull(work, "work");
    enter();
    try {
      return run(tenant, work, engine.read(), false);
    } finally {
      running.readLock().unlock();
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws StorageException also where this thread is writing already: one write does not stand
   *     inside another
   */
  @Override
  public <R> R write(TenantId tenant, Function<UnitOfWork, R> work) {
    requireNonNull(tenant, "tenant");
    requireNonNull(work, "work");
    if (writing.isHeldByCurrentThread()) {
      throw new StorageException(
          "A write cannot begin inside another; use the unit of work that is there.");
    }
    if (engine.isReadOnly()) {
      throw Failures.readOnly(engine.where());
    }
    enter();
    writing.lock();
    try {
      return run(tenant, work, engine.write(), true);
    } finally {
      writing.unlock();
      running.readLock().unlock();
    }
  }

  private <R> R run(
      TenantId tenant, Function<UnitOfWork, R> work, Entries entries, boolean writable) {
    MvStoreWork unit = new MvStoreWork(layout, tenant, entries, writable);
    boolean done = false;
    try {
      R result = work.apply(unit);
      unit.end();
      entries.commit();
      done = true;
      return result;
    } finally {
      unit.end();
      if (!done) {
        entries.rollBack();
      }
    }
  }

  /** Trying does not queue behind a thread that waits to close, which may wait for this one. */
  private void enter() {
    if (closed || !running.readLock().tryLock()) {
      throw Failures.closed();
    }
  }

  /**
   * {@inheritDoc} Work that has begun ends first; work that has not is refused.
   *
   * @throws StorageException if called from inside a piece of work
   */
  @Override
  public void close() {
    if (running.getReadHoldCount() > 0) {
      throw new StorageException("A piece of work cannot close the storage that it runs in.");
    }
    closed = true;
    running.writeLock().lock();
    try {
      engine.close();
    } finally {
      running.writeLock().unlock();
    }
  }
}
