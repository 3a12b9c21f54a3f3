package dev.crmcore.storage.mvstore;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the map as one transaction sees them. The one place where the engine is called
 * during work, and so the one place where its errors become ours. For one thread.
 */
final class Entries {
  private final Engine engine;
  private final Transaction transaction;
  private final TransactionMap<byte[], byte[]> map;

  Entries(Engine engine, Transaction transaction, TransactionMap<byte[], byte[]> map) {
    this.engine = engine;
    this.transaction = transaction;
    this.map = map;
  }

  byte @Nullable [] get(byte[] key) {
    return guard(() -> map.getFromSnapshot(key));
  }

  void put(byte[] key, byte[] value) {
    guard(() -> map.put(key, value));
  }

  void remove(byte[] key) {
    guard(() -> map.remove(key));
  }

  /** Returns the keys that begin with a prefix, in order. */
  Iterator<byte[]> keys(byte[] prefix) {
    return new Guarded<>(guard(() -> map.keyIterator(prefix, Keys.last(prefix))));
  }

  /** Returns the entries whose keys begin with a prefix, from one key on, in order. */
  Iterator<Map.Entry<byte[], byte[]>> entries(byte[] prefix, byte[] from) {
    return new Guarded<>(guard(() -> map.entryIterator(from, Keys.last(prefix))));
  }

  long savepoint() {
    return transaction.setSavepoint();
  }

  void rollBackTo(long savepoint) {
    guard(
        () -> {
          transaction.rollbackToSavepoint(savepoint);
          return savepoint;
        });
  }

  /** Makes the changes seen by others and durable. */
  void commit() {
    guard(
        () -> {
          boolean changed = transaction.hasChanges();
          end();
          if (changed) {
            engine.flush();
          }
          return changed;
        });
  }

  private void end() {
    transaction.markStatementEnd();
    transaction.commit();
  }

  /** Undoes the changes. Never throws, since the error that led here is the one to tell. */
  void rollBack() {
    try {
      transaction.markStatementEnd();
      transaction.rollback();
    } catch (MVStoreException e) {
      // The engine is in an unknown state. Opening the store again undoes what is left.
      engine.abandon();
    }
  }

  /** The engine forgets that a thread was interrupted, and may wait less than it should. */
  private <R> R guard(Supplier<R> call) {
    boolean interrupted = Thread.interrupted();
    try {
      return call.get();
    } catch (MVStoreException e) {
      throw Failures.of(e, engine.where());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Pages are read while an iterator moves. */
  private final class Guarded<X> implements Iterator<X> {
    private final Iterator<X> source;

    Guarded(Iterator<X> source) {
      this.source = source;
    }

    @Override
    public boolean hasNext() {
      return guard(source::hasNext);
    }

    @Override
    public X next() {
      return guard(source::next);
    }
  }
}
