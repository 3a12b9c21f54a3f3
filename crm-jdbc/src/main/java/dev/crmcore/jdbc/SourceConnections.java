package dev.crmcore.jdbc;

import dev.crmcore.error.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Connections of a data source of the host's: taken for one piece of work, given back as they came.
 */
final class SourceConnections implements Connections {
  private final DataSource source;
  private final JdbcOptions options;
  private final ReentrantLock writing = new ReentrantLock(true);
  private volatile boolean closed;

  SourceConnections(DataSource source, JdbcOptions options) {
    this.source = source;
    this.options = options;
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
      // The source's pool checks its connections itself.
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
        if (bracket == Bracket.WRITE) {
          writing.unlock();
        }
      }
    }
  }

  @Override
  public Lease read() throws SQLException {
    return take(Bracket.READ);
  }

  @Override
  public Lease write() throws SQLException {
    writing.lock();
    try {
      return take(Bracket.WRITE);
    } catch (SQLException | RuntimeException e) {
      writing.unlock();
      throw e;
    }
  }

  private Lease take(Bracket bracket) throws SQLException {
    if (closed) {
      throw new StorageException("The storage is closed; open it again.");
    }
    Connection connection = source.getConnection();
    try (Statement statement = connection.createStatement()) {
      boolean autoCommit = connection.getAutoCommit();
      if (!autoCommit) {
        connection.setAutoCommit(true); // our brackets begin and end transactions themselves
      }
      SqliteOpening.setUp(statement, options);
      return new SourceLease(new SqlConnection(connection), bracket, autoCommit);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public boolean isSingle() {
    return false;
  }

  @Override
  public String where() {
    return "of the host's data source";
  }

  @Override
  public void close() {
    closed = true;
  }
}
