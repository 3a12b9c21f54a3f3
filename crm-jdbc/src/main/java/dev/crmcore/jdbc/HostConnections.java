package dev.crmcore.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The connection of the transaction that the host is in, or else one of the host's data source with
 * a transaction of our own.
 */
final class HostConnections implements Connections {
  private final SourceConnections own;
  private final HostTransactions host;

  HostConnections(SourceConnections own, HostTransactions host) {
    this.own = own;
    this.host = host;
  }

  @Override
  public Lease read() throws SQLException {
    Connection current = host.current();
    return current == null ? own.read() : joined(current);
  }

  @Override
  public Lease write() throws SQLException {
    Connection current = host.current();
    return current == null ? own.write() : joined(current);
  }

  private static Lease joined(Connection current) throws SQLException {
    BorrowedConnection.requireTransaction(current);
    return new Joined(new SqlConnection(current));
  }

  private record Joined(SqlConnection connection) implements Lease {
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
      try {
        connection.closeStatements();
      } catch (SQLException e) {
        // A connection on which statements do not even close is the host's to drop.
      }
    }
  }

  @Override
  public SqlEngine engine() {
    return own.engine();
  }

  @Override
  public boolean isSingle() {
    return false;
  }

  @Override
  public String where() {
    return own.where();
  }

  @Override
  public void close() {
    own.close();
  }
}
