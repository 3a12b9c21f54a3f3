package dev.crmcore.jdbc;

import dev.crmcore.error.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.sqlite.SQLiteConnection;

/**
 * Connections of a data source of the host's: taken for one piece of work, given back as they came.
 */
final class SourceConnections implements Connections {
  private final DataSource source;
  private final JdbcOptions options;
  private final SqlEngine engine;
  private final boolean owned;
  private final String where;
  private final ReentrantLock writing = new ReentrantLock(true);
  private volatile boolean closed;

  private SourceConnections(
      DataSource source, JdbcOptions options, SqlEngine engine, String where, boolean owned) {
    this.source = source;
    this.owned = owned;
    this.options = options;
    this.engine = engine;
    this.where = where;
  }

  /** Returns the connections of a data source that the host owns. */
  static SourceConnections borrowed(DataSource source, JdbcOptions options) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return new SourceConnections(
          source, options, SqlEngine.of(connection), "of the host's data source", false);
    }
  }

  /** Returns the connections of a pool that is closed with the storage. */
  static SourceConnections owned(
      DataSource pool, JdbcOptions options, SqlEngine engine, String where) {
    return new SourceConnections(pool, options, engine, where, true);
  }

  private final class SourceLease implements Lease {
    private final SqlConnection connection;
    private final Bracket bracket;
    private final boolean autoCommit;

    SourceLease(SqlConnection connection, Bracket bracket, boolean autoCommit) {
      this.connection = connection;
      this.bracket = bracket;
      this.autoCommit = autoCommit;
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
      Connection given = connection.connection();
      try {
        given.abort(Runnable::run);
      } catch (SQLException e) {
        // It is closed already, or the driver cannot: the pool will find out.
      }
      if (engine == SqlEngine.SQLITE) {
        closeDriver(given);
      }
    }

    /** The driver of SQLite ignores abort, and a pool would lend the open transaction again. */
    private static void closeDriver(Connection given) {
      try {
        given.unwrap(SQLiteConnection.class).close();
      } catch (SQLException e) {
        // It is closed already.
      }
    }

    @Override
    public void close() {
      try (Connection given = connection.connection()) {
        connection.closeStatements();
        if (!autoCommit) {
          given.setAutoCommit(false);
        }
      } catch (SQLException e) {
        // The work is done or undone; a connection that cannot be given back is the pool's to drop.
      } finally {
        if (writing.isHeldByCurrentThread()) {
          writing.unlock();
        }
      }
    }
  }

  @Override
  public Lease read() throws SQLException {
    return take(engine.dialect().reading());
  }

  @Override
  public Lease write() throws SQLException {
    if (engine != SqlEngine.SQLITE) {
      return take(engine.dialect().writing());
    }
    writing.lock(); // of one process, writers queue here and not in the engine
    try {
      return take(engine.dialect().writing());
    } catch (SQLException | RuntimeException e) {
      writing.unlock();
      throw e;
    }
  }

  private Lease take(Bracket bracket) throws SQLException {
    if (closed) {
      throw new StorageException("The storage is closed; open it again.");
    }
    Connection connection = connection();
    try {
      boolean autoCommit = connection.getAutoCommit();
      if (!autoCommit) {
        connection.setAutoCommit(true); // our brackets begin and end transactions themselves
      }
      if (engine == SqlEngine.SQLITE) {
        SqliteOpening.setUp(connection, options);
      }
      return new SourceLease(new SqlConnection(connection), bracket, autoCommit);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private Connection connection() {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw new Failures(engine.dialect(), where).unconnected(e);
    }
  }

  @Override
  public SqlEngine engine() {
    return engine;
  }

  @Override
  public boolean isSingle() {
    return false;
  }

  @Override
  public String where() {
    return where;
  }

  @Override
  public void close() {
    closed = true;
    if (owned && source instanceof AutoCloseable pool) {
      try {
        pool.close();
      } catch (Exception e) {
        // Nothing can be done with a pool that does not even close.
      }
    }
  }
}
