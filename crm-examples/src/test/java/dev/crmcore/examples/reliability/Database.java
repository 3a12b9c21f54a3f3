package dev.crmcore.examples.reliability;

import dev.crmcore.Crm;
import dev.crmcore.CrmBuilder;
import dev.crmcore.jdbc.JdbcOptions;
import dev.crmcore.jdbc.JdbcStorageProvider;
import dev.crmcore.jdbc.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of a test's own. */
record Database(String url) {
  /** The engines on which the promises are held. */
  enum Engine {
    SQLITE,
    POSTGRESQL;

    /** Returns a new, empty database; skips the test where the engine cannot run. */
    Database create(Path folder) throws SQLException {
      return new Database(
          this == SQLITE ? "jdbc:sqlite:" + folder.resolve("crm.db") : Postgres.newDatabase());
    }
  }

  boolean isSqlite() {
    return url.startsWith("jdbc:sqlite:");
  }

  /** Opens the library on it. */
  Crm open() {
    return open(JdbcOptions.DEFAULTS);
  }

  Crm open(JdbcOptions options) {
    return builder(options).build();
  }

  CrmBuilder builder(JdbcOptions options) {
    return Crm.builder().storage(new JdbcStorageProvider(), options.at(url));
  }

  /** Opens a connection beside the library. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  /** Runs a statement beside the library. */
  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
