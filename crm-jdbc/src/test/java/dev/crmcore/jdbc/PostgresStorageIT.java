package dev.crmcore.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.crmcore.host.PluginContext;
import dev.crmcore.storage.Storage;
import dev.crmcore.testkit.StorageContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * The contract over PostgreSQL, or over what {@code -Dcrm.contract.url} names, in a schema of its
 * own that is emptied for each test. Every statement has to keep the rules of distributed engines.
 */
class PostgresStorageIT extends StorageContract {
  private static final String SCHEMA = "contract_" + UUID.randomUUID().toString().substring(0, 8);

  private @Nullable HikariDataSource pool;

  @BeforeAll
  static void makeSchema() throws SQLException {
    execute(List.of("CREATE SCHEMA " + SCHEMA));
  }

  @AfterAll
  static void dropSchema() throws SQLException {
    execute(List.of("DROP SCHEMA " + SCHEMA + " CASCADE"));
  }

  @Override
  protected Storage open(PluginContext context) {
    try {
      empty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return reopen(context);
  }

  @Override
  protected Storage reopen(PluginContext context) {
    closePool();
    HikariConfig config = new HikariConfig();
    config.setDataSource(DistributedRules.watched(Postgres.contractUrl()));
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(1);
    HikariDataSource source = new HikariDataSource(config);
    pool = source;
    return JdbcStorageProvider.on(source)
        .open(JdbcOptions.DEFAULTS.withSchema(SCHEMA).at(""), context);
  }

  @AfterEach
  void closePool() {
    if (pool != null) {
      pool.close();
      pool = null;
    }
  }

  /** Making a hundred tables anew for each test would take longer than the tests. */
  private static void empty() throws SQLException {
    List<String> statements = new ArrayList<>();
    try (Connection connection = Postgres.connect(Postgres.contractUrl());
        Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                "SELECT tablename FROM pg_tables WHERE schemaname = '"
                    + SCHEMA
                    + "' AND tablename NOT LIKE '%schema_history'")) {
      while (tables.next()) {
        statements.add("DELETE FROM " + SCHEMA + "." + tables.getString(1));
      }
    }
    execute(statements);
  }

  /** Runs statements in one transaction, at whose end the foreign keys are checked. */
  private static void execute(List<String> statements) throws SQLException {
    try (Connection connection = Postgres.connect(Postgres.contractUrl());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }
}
