package dev.crmcore.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A connection that keeps its statements, because preparing costs more than running. Used by one
 * thread at a time.
 */
final class SqlConnection implements AutoCloseable {
  private static final int KEPT = 256;

  private final Connection connection;
  private final LinkedHashMap<String, PreparedStatement> statements =
      new LinkedHashMap<>(64, 0.75f, true);

  SqlConnection(Connection connection) {
    this.connection = connection;
  }

  /**
   * Reads rows.
   *
   * @param <R> what is made of them
   */
  @FunctionalInterface
  interface RowsReader<R> {
    R read(ResultSet rows) throws SQLException;
  }

  Connection connection() {
    return connection;
  }

  /** Returns a statement that stays prepared; whoever takes it reads its rows to the end. */
  PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
      dropEldest();
    }
    return statement;
  }

  private void dropEldest() throws SQLException {
    if (statements.size() > KEPT) {
      Iterator<Map.Entry<String, PreparedStatement>> eldest = statements.entrySet().iterator();
      PreparedStatement dropped = eldest.next().getValue();
      eldest.remove();
      dropped.close();
    }
  }

  /** Closes a statement that is not worth keeping as it is. */
  void forget(String sql) throws SQLException {
    PreparedStatement statement = statements.remove(sql);
    if (statement != null) {
      statement.close();
    }
  }

  <R> R query(Sql sql, RowsReader<R> reader) throws SQLException {
    PreparedStatement statement = prepared(sql.text());
    sql.bindTo(statement);
    try (ResultSet rows = statement.executeQuery()) {
      return reader.read(rows);
    }
  }

  /**
   * Reads the rows of one of several statements.
   *
   * @see #queryAll
   */
  @FunctionalInterface
  interface EachReader {
    void read(int statement, ResultSet rows) throws SQLException;
  }

  /**
   * Reads the rows of several statements, one after the other.
   *
   * @param together whether they are sent as one, which saves ways to a server and back
   */
  void queryAll(List<Sql> statements, boolean together, EachReader reader) throws SQLException {
    if (!together || statements.isEmpty()) {
      for (int i = 0; i < statements.size(); i++) {
        int at = i;
        query(
            statements.get(i),
            rows -> {
              reader.read(at, rows);
              return true;
            });
      }
      return;
    }
    Sql all = Sql.of("");
    for (Sql one : statements) {
      all.append(all.text().isEmpty() ? "" : "; ").append(one);
    }
    PreparedStatement statement = prepared(all.text());
    all.bindTo(statement);
    statement.execute();
    for (int i = 0; i < statements.size(); i++) {
      try (ResultSet rows = statement.getResultSet()) {
        if (rows == null) {
          throw new SQLException("The driver gave no rows for statement " + i + ".");
        }
        reader.read(i, rows);
      }
      statement.getMoreResults();
    }
  }

  /** Reads the first column of every row as text. */
  List<String> texts(Sql sql) throws SQLException {
    return query(
        sql,
        rows -> {
          List<String> texts = new ArrayList<>();
          while (rows.next()) {
            texts.add(rows.getString(1));
          }
          return texts;
        });
  }

  int update(Sql sql) throws SQLException {
    PreparedStatement statement = prepared(sql.text());
    sql.bindTo(statement);
    return statement.executeUpdate();
  }

  /** Runs a statement that is not worth keeping. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Closes the statements and leaves the connection open. */
  void closeStatements() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
    statements.clear();
  }

  @Override
  public void close() throws SQLException {
    try {
      closeStatements();
    } finally {
      connection.close();
    }
  }
}
