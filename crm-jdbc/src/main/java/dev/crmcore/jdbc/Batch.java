package dev.crmcore.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Rows on their way to one statement. Nothing is prepared until there is a row. */
final class Batch {
  /**
   * Up to so many rows the statement is kept. The driver of SQLite keeps room for the largest batch
   * a statement ever had and clears all of it each time, so that after a large one a single row
   * would take longer than its own insert.
   */
  private static final int SMALL = 16;

  private final SqlConnection connection;
  private final String sql;
  private int rows;

  Batch(SqlConnection connection, String sql) {
    this.connection = connection;
    this.sql = sql;
  }

  /** Returns the statement to which the values of the next row are bound. */
  PreparedStatement next() throws SQLException {
    PreparedStatement statement = connection.prepared(sql);
    if (rows == 0) {
      statement.clearBatch(); // what a failed batch may have left in it
    }
    return statement;
  }

  void add() throws SQLException {
    connection.prepared(sql).addBatch();
    rows++;
  }

  void run() throws SQLException {
    if (rows > 0) {
      connection.prepared(sql).executeBatch();
    }
    if (rows > SMALL) {
      connection.forget(sql);
    }
    rows = 0;
  }
}
