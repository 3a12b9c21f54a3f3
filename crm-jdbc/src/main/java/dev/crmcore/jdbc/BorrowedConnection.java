package dev.crmcore.jdbc;

import dev.crmcore.error.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A connection that the host holds, with the host's transaction in it. It is never committed,
 * rolled back, closed or set to another mode: work stands between a savepoint and its release.
 */
final class BorrowedConnection implements Connections {
  private final SqlConnection connection;
  private final SqlEngine engine;
  private final ReentrantLock working = new ReentrantLock();
  private boolean closed;

  BorrowedConnection(Connection connection) throws SQLException {
    this.connection = new SqlConnection(connection);
    this.engine = SqlEngine.of(connection);
  }

  private final class Borrowed implements Lease {
    @Override
    public SqlConnection connection() {
      return connection;
    }

    @Override
    public Bracket bracket() {
      return Bracket.NESTED;
    }

    @Override
    public void discard() {
      // The host decides what becomes of its connection.
    }

    @Override
    public void close() {
      working.unlock();
    }
  }

  @Override
  public Lease read() throws SQLException {
    return take();
  }

  @Override
  public Lease write() throws SQLException {
    return take();
  }

  /** Refuses a connection that commits by itself. */
  static void requireTransaction(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      throw new StorageException(
          "The connection commits after every statement, so there is no transaction to join;"
              + " call setAutoCommit(false) first, or open the storage on a URL or a data"
              + " source.");
    }
  }

  private Lease take() throws SQLException {
    working.lock();
    try {
      if (closed) {
        throw new StorageException("The storage is closed; open it again.");
      }
      requireTransaction(connection.connection());
      return new Borrowed();
    } catch (SQLException | RuntimeException e) {
      working.unlock();
      throw e;
    }
  }

  @Override
  public SqlEngine engine() {
    return engine;
  }

  @Override
  public boolean isSingle() {
    return true;
  }

  @Override
  public String where() {
    return "behind the host's connection";
  }

  @Override
  public void close() {
    working.lock();
    try {
      closed = true;
      connection.closeStatements();
    } catch (SQLException e) {
      // The host may have closed the connection before, and its statements with it.
    } finally {
      working.unlock();
    }
  }
}
