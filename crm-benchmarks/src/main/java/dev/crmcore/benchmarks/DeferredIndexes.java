package dev.crmcore.benchmarks;

import dev.crmcore.jdbc.SqlEngine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Takes the indexes off some tables while they are filled, and makes the same ones again. */
final class DeferredIndexes {
  private final String url;
  private final List<String> definitions = new ArrayList<>();

  private DeferredIndexes(String url) {
    this.url = url;
  }

  /** Drops the indexes that are not part of a table's definition. */
  static DeferredIndexes drop(String url, List<String> tables) throws SQLException {
    DeferredIndexes deferred = new DeferredIndexes(url);
    List<String> names = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        try (ResultSet rows = statement.executeQuery(indexesOf(SqlEngine.of(url), table))) {
          while (rows.next()) {
            names.add(rows.getString(1));
            deferred.definitions.add(rows.getString(2));
          }
        }
      }
      for (String name : names) {
        statement.execute("DROP INDEX \"" + name + "\"");
      }
    }
    return deferred;
  }

  private static String indexesOf(SqlEngine engine, String table) {
    return engine == SqlEngine.SQLITE
        ? "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            + " AND tbl_name = '%s'".formatted(table)
        : "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = '%s'".formatted(table)
            + " AND indexname NOT LIKE '%_pkey'";
  }

  void create() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      if (SqlEngine.of(url) == SqlEngine.SQLITE) {
        statement.execute("PRAGMA cache_size=-1000000");
      }
      for (String definition : definitions) {
        statement.execute(definition);
      }
    }
  }
}
