package dev.crmcore.jdbc;

import dev.crmcore.error.StorageException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection that writes, for which writers queue, and a few that read beside it. A database in
 * memory has one connection for both.
 */
final class FileConnections implements Connections {
  private final SqliteOpening opening;
  private final JdbcOptions options;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final Semaphore reading;
  private final ConcurrentLinkedDeque<SqlConnection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;
  private volatile @Nullable FileIdentity file;
  private @Nullable SqlConnection writer;

  FileConnections(SqliteOpening opening, JdbcOptions options) {
    this.opening = opening;
    this.options = options;
    this.reading = new Semaphore(options.readers(), true);
  }

  private final class WriterLease implements Lease {
    private final SqlConnection connection;
    private final Bracket bracket;
    private boolean broken;

    WriterLease(SqlConnection connection, Bracket bracket) {
      this.connection = connection;
      this.bracket = bracket;
    }

    @Override
    public SqlConnection connection() {
      return connection;
    }

    @Override
    public Bracket bracket() {
      return bracket;
    }

    @Override
    public void discard() {
      broken = true;
    }

    @Override
    public void close() {
      try {
        // A database in memory ends with its connection, so a broken one is all there is.
        if (broken && !opening.isInMemory()) {
          writer = null;
          closeQuietly(connection);
        }
      } finally {
        writing.unlock();
      }
    }
  }

  private final class ReaderLease implements Lease {
    private final SqlConnection connection;
    private boolean broken;

    ReaderLease(SqlConnection connection) {
      this.connection = connection;
    }

    @Override
    public SqlConnection connection() {
      return connection;
    }

    @Override
    public Bracket bracket() {
      return Bracket.READ;
    }

    @Override
    public void discard() {
      broken = true;
    }

    @Override
    public void close() {
      if (broken || closed) {
        closeQuietly(connection);
      } else {
        idle.push(connection);
        if (closed) {
          closeIdle();
        }
      }
      reading.release();
    }
  }

  @Override
  public Lease write() throws SQLException {
    return single(Bracket.WRITE);
  }

  private Lease single(Bracket bracket) throws SQLException {
    writing.lock();
    try {
      checkOpen();
      SqlConnection connection = writer;
      if (connection == null) {
        connection = opening.openWriter();
        writer = connection;
        if (file == null) {
          file = opening.file().orElse(null);
        }
      }
      return new WriterLease(connection, bracket);
    } catch (SQLException | RuntimeException e) {
      writing.unlock();
      throw e;
    }
  }

  @Override
  public Lease read() throws SQLException {
    if (isSingle()) {
      return single(Bracket.READ);
    }
    checkOpen();
    acquire();
    try {
      SqlConnection connection = idle.poll();
      return new ReaderLease(connection == null ? opening.openReader() : connection);
    } catch (SQLException | RuntimeException e) {
      reading.release();
      throw e;
    }
  }

  private void acquire() {
    boolean interrupted = false;
    long deadline = System.nanoTime() + options.busyTimeout().toNanos();
    try {
      while (true) {
        try {
          if (reading.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return;
          }
          throw new StorageException(
              "All %d connections that read %s stayed in use for %d ms; make the work shorter or"
                      .formatted(options.readers(), where(), options.busyTimeout().toMillis())
                  + " raise 'readers'.");
        } catch (InterruptedException e) {
          interrupted = true; // the work is short; whoever interrupted sees it afterwards
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new StorageException("The storage is closed; open it again.");
    }
    FileIdentity opened = file;
    if (opened != null && !opened.isInPlace()) {
      throw new Failures.Typed(
          "E_STORAGE_OPEN",
          "The file %s was moved, removed or replaced while it was open. Nothing was changed; put it back, or close the storage and open it again."
              .formatted(where()),
          new NoSuchFileException(where()));
    }
  }

  @Override
  public SqlEngine engine() {
    return SqlEngine.SQLITE;
  }

  @Override
  public boolean isSingle() {
    return opening.isInMemory();
  }

  @Override
  public String where() {
    return opening.where();
  }

  @Override
  public void close() {
    writing.lock();
    try {
      closed = true;
      closeIdle();
      SqlConnection connection = writer;
      writer = null;
      if (connection != null) {
        checkpoint(connection);
        closeQuietly(connection);
      }
    } finally {
      writing.unlock();
    }
  }

  /** Leaves one file behind, with nothing of what was removed in the log beside it. */
  private void checkpoint(SqlConnection connection) {
    try {
      connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      // Somebody else reads, or the file is read-only: the log stays and is read at the next open.
    }
  }

  private void closeIdle() {
    for (SqlConnection reader = idle.poll(); reader != null; reader = idle.poll()) {
      closeQuietly(reader);
    }
  }

  private static void closeQuietly(SqlConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nothing can be done with a connection that does not even close.
    }
  }
}
