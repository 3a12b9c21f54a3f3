package dev.crmcore.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

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
  private @Nullable PreparedStatement statement;
  private int rows;

  Batch(SqlConnection connection, String sql) {
    this.connection = connection;
    this.sql = sql;
  }

  /** Tells whether so many rows are more than a statement is kept for. */
  static boolean isLarge(int rows) {
    return rows > SMALL;
  }

  /** Returns the statement to which the values of the next row are bound. */
  PreparedStatement next() throws SQLException {
    PreparedStatement open = statement;
    if (open == null) {
      open = connection.prepared(sql);
      open.clearBatch(); // what a failed batch may have left in it
      statement = open;
    }
    return open;
  }

  void add() throws SQLException {
    next().addBatch();
    rows++;
  }

  void run() throws SQLException {
    if (rows > 0) {
      next().executeBatch();
    }
    if (isLarge(rows)) {
      connection.forget(sql);
    }
    statement = null;
    rows = 0;
  }
}
