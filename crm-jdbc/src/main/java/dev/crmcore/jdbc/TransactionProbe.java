package dev.crmcore.jdbc;

import dev.crmcore.error.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * Proves that the host's transactions govern the database of the host's data source: what was
 * committed through the source is seen in a transaction of the host's, and what was done in that
 * transaction is undone with it.
 */
final class TransactionProbe {
  private final Schema schema;
  private final SourceConnections own;
  private final HostTransactions host;

  TransactionProbe(Schema schema, SourceConnections own, HostTransactions host) {
    this.schema = schema;
    this.own = own;
    this.host = host;
  }

  void run() throws SQLException {
    UUID token = UUID.randomUUID();
    // Below every version, so that nobody takes it for one.
    long version = -1 - (token.getLeastSignificantBits() >>> 1);
    write(Migrations.inserted(schema, version, token.toString(), Instant.EPOCH));
    try {
      host.rolledBack(() -> within(version));
      if (!isThere(version)) {
        throw refused(
            "a change made in it stayed after the host had rolled it back. 'current' has to return"
                + " the connection of the transaction itself");
      }
    } finally {
      write(removed(version));
    }
  }

  private void within(long version) throws SQLException {
    Connection current = host.current();
    if (current == null) {
      throw refused("'current' returned no connection inside 'rolledBack'");
    }
    BorrowedConnection.requireTransaction(current);
    SqlConnection connection = new SqlConnection(current);
    try {
      if (!schema.dialect().hasTable(connection, schema.name(), schema.historyTable())
          || connection.update(removed(version)) == 0) {
        throw refused("it belongs to another database than the data source");
      }
    } finally {
      connection.closeStatements();
    }
  }

  private static StorageException refused(String why) {
    return new StorageException(
        "The host's transaction does not govern the host's data source: " + why + ".");
  }

  private Sql removed(long version) {
    return Sql.of("DELETE FROM " + schema.historySql() + " WHERE \"version\" = ").bind(version);
  }

  private boolean isThere(long version) throws SQLException {
    Sql sql =
        Sql.of("SELECT 1 FROM " + schema.historySql() + " WHERE \"version\" = ").bind(version);
    try (Connections.Lease lease = own.read()) {
      return lease.connection().query(sql, rows -> rows.next());
    }
  }

  private void write(Sql sql) throws SQLException {
    try (Connections.Lease lease = own.write()) {
      lease.connection().update(sql);
    }
  }
}
