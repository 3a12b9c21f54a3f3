package dev.crmcore.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL server, started once for all tests of this JVM. */
public final class Postgres {
  private Postgres() {}

  private static final class Holder {
    static final @Nullable EmbeddedPostgres SERVER = start();

    private static @Nullable EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            // The server ends with the tests, so nothing has to survive a power failure.
            .setServerConfig("fsync", "off")
            .setServerConfig("max_connections", "200")
            .start();
      } catch (IOException | IllegalStateException e) {
        if (Boolean.parseBoolean(System.getenv("CI"))) {
          throw new IllegalStateException("PostgreSQL has to run in CI.", e);
        }
        return null;
      }
    }
  }

  private static final class Contract {
    static final String URL = url();

    private static String url() {
      try {
        return System.getProperty("crm.contract.url", "").isEmpty()
            ? newDatabase()
            : System.getProperty("crm.contract.url");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Returns the URL that the contract runs against. */
  static String contractUrl() {
    return Contract.URL;
  }

  static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url);
  }

  /** Returns the URL of a new, empty database; skips the test where no server can run. */
  public static String newDatabase() throws SQLException {
    EmbeddedPostgres server = Holder.SERVER;
    assumeTrue(server != null, "PostgreSQL cannot be started on this machine.");
    String name = "crm_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection =
            DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return server.getJdbcUrl("postgres", name);
  }
}
