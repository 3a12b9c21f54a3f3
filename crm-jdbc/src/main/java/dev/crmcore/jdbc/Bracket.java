package dev.crmcore.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What stands around a piece of work, so that it takes effect as a whole or not at all. */
enum Bracket {
  /** One state of the data for all reads. */
  READ("BEGIN", "ROLLBACK", "COMMIT"),
  /**
   * Takes the lock at once: a lock that is taken later may not be granted without starting over.
   */
  WRITE("BEGIN IMMEDIATE", "ROLLBACK", "COMMIT"),
  /** One state of the data for all reads, where readers and writers do not wait for each other. */
  SNAPSHOT("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "ROLLBACK", "COMMIT"),
  /** Each statement sees what others have committed before it. */
  COMMITTED("BEGIN ISOLATION LEVEL READ COMMITTED", "ROLLBACK", "COMMIT"),
  /** As if nobody else wrote meanwhile; where somebody did, the work fails and is run again. */
  SERIALIZABLE("BEGIN ISOLATION LEVEL SERIALIZABLE", "ROLLBACK", "COMMIT"),
  /** Inside a transaction of somebody else's, whose own writes stay alive whatever happens. */
  NESTED("SAVEPOINT crm_work", "ROLLBACK TO crm_work", "RELEASE crm_work");

  private final String begin;
  private final String undo;
  private final String finish;

  Bracket(String begin, String undo, String finish) {
    this.begin = begin;
    this.undo = undo;
    this.finish = finish;
  }

  void begin(SqlConnection connection) throws SQLException {
    run(connection, begin);
  }

  void finish(SqlConnection connection) throws SQLException {
    run(connection, finish);
  }

  void undo(SqlConnection connection) throws SQLException {
    run(connection, undo);
    if (this == NESTED) {
      run(connection, finish); // a savepoint outlives going back to it
    }
  }

  private static void run(SqlConnection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepared(sql);
    statement.executeUpdate();
  }
}
