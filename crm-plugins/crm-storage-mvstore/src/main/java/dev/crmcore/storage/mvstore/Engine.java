package dev.crmcore.storage.mvstore;

import java.util.HashSet;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.value.VersionedValue;
import org.jspecify.annotations.Nullable;

/**
 * The opened store and its transactions. All records and postings of all tenants are entries of one
 * map, so that one root page is one state of everything. Safe for all threads.
 */
final class Engine {
  /** Raised when entries change in a way that older versions of the library cannot read. */
  static final int FORMAT = 1;

  static final String MAP = "crm";

  private final MVStore store;
  private final Location where;
  private final TransactionStore transactions;
  private final MVMap<byte[], VersionedValue<byte[]>> map;

  private Engine(MVStore store, Location where) {
    this.store = store;
    this.where = where;
    this.transactions = new TransactionStore(store);
    this.map =
        transactions.openMap(
            MAP, ByteArrayDataType.INSTANCE, new VersionedValueType<>(ByteArrayDataType.INSTANCE));
    transactions.init();
    if (!store.isReadOnly()) {
      // Work that a process took with it is undone, or finished where it had been committed.
      transactions.endLeftoverTransactions();
      flush();
    }
  }

  static Engine open(Location where, boolean readOnly) {
    return open(
        where, where.file() == null ? null : UninterruptiblePath.of(where.file()), readOnly);
  }

  /** Opens a store under the name that the engine knows its file by, or in memory. */
  static Engine open(Location where, @Nullable String name, boolean readOnly) {
    where.check(readOnly);
    boolean fresh = where.isBlank();
    MVStore store = null;
    boolean done = false;
    try {
      store = builder(name, readOnly).open();
      checkFormat(store, where, fresh);
      Engine engine = new Engine(store, where);
      done = true;
      return engine;
    } catch (MVStoreException e) {
      throw Failures.of(e, where);
    } finally {
      if (!done && store != null) {
        store.closeImmediately();
      }
    }
  }

  private static MVStore.Builder builder(@Nullable String name, boolean readOnly) {
    // Keys repeat the names of their entity and tenant, which compression takes out again.
    MVStore.Builder builder = new MVStore.Builder().compress();
    if (name != null) {
      builder.fileName(name);
    }
    return readOnly ? builder.readOnly() : builder;
  }

  /** The engine takes a file in which it finds nothing whole for an empty store. We do not. */
  private static void checkFormat(MVStore store, Location where, boolean fresh) {
    int version = store.getStoreVersion();
    if (fresh && !store.isReadOnly()) {
      store.setStoreVersion(FORMAT);
    } else if (store.getMapNames().isEmpty()) {
      throw Failures.damaged(where);
    } else if (!store.hasMap(MAP)) {
      throw Failures.foreign(where);
    } else if (version > FORMAT) {
      throw Failures.newer(where, version, FORMAT);
    }
  }

  Location where() {
    return where;
  }

  boolean isReadOnly() {
    return store.isReadOnly();
  }

  /** Begins a transaction that sees what is committed now, whatever is committed meanwhile. */
  Entries read() {
    requireRunning();
    try {
      Transaction transaction = transactions.begin();
      HashSet<MVMap<Object, VersionedValue<Object>>> maps = new HashSet<>();
      maps.add(anyMap());
      transaction.markStatementStart(maps);
      return new Entries(this, transaction, transaction.openMapX(map));
    } catch (MVStoreException e) {
      throw Failures.of(e, where);
    }
  }

  /** Begins a transaction that sees its own changes; the caller sees to it that it is alone. */
  Entries write() {
    requireRunning();
    try {
      Transaction transaction = transactions.begin();
      // Keeps the pages that its iterators stand on from being cleaned away.
      transaction.markStatementStart(null);
      return new Entries(this, transaction, transaction.openMapX(map));
    } catch (MVStoreException e) {
      throw Failures.of(e, where);
    }
  }

  /** A stopped engine still answers from its cache, even what it could not write. */
  private void requireRunning() {
    if (store.isClosed()) {
      throw Failures.stopped(where);
    }
  }

  @SuppressWarnings("unchecked") // the engine takes maps of every type by this one
  private MVMap<Object, VersionedValue<Object>> anyMap() {
    return (MVMap<Object, VersionedValue<Object>>) (MVMap<?, ?>) map;
  }

  /** Writes what was committed and waits until the disk has it. */
  void flush() {
    store.commit();
    store.sync();
  }

  void close() {
    try {
      store.close();
    } catch (MVStoreException e) {
      throw Failures.of(e, where);
    }
  }

  /** Closes without writing; what was not committed is undone when the store is opened again. */
  void abandon() {
    store.closeImmediately();
  }
}
