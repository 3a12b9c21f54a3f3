package dev.crmcore.jdbc;

import dev.crmcore.error.InvalidInputException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The database engines that the storage knows. */
public enum SqlEngine {
  /** SQLite 3.51.3 or newer, as bundled with its driver. */
  SQLITE("jdbc:sqlite:", new SqliteDialect()),
  /** PostgreSQL 13 or newer, and engines that speak its language. */
  POSTGRESQL("jdbc:postgresql:", new PostgresDialect());

  private final String prefix;

  @SuppressWarnings("ImmutableEnumChecker") // dialects have no state
  private final Dialect dialect;

  SqlEngine(String prefix, Dialect dialect) {
    this.prefix = prefix;
    this.dialect = dialect;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Tells whether a URL is one of this engine's. */
  public boolean isAt(String url) {
    return url.startsWith(prefix);
  }

  /**
   * Returns the engine of a URL.
   *
   * @throws InvalidInputException if it is none of these
   */
  public static SqlEngine of(String url) {
    for (SqlEngine engine : values()) {
      if (engine.isAt(url)) {
        return engine;
      }
    }
    throw new InvalidInputException(
        "A URL of this storage starts with %s, as in 'jdbc:sqlite:crm.db'."
            .formatted(
                Arrays.stream(values())
                    .map(engine -> "'" + engine.prefix + "'")
                    .collect(Collectors.joining(" or "))));
  }

  /** Returns the engine behind a connection. */
  static SqlEngine of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    for (SqlEngine engine : values()) {
      if (product.toUpperCase(Locale.ROOT).contains(engine.name())) {
        return engine;
      }
    }
    throw new InvalidInputException(
        "The storage knows SQLite and PostgreSQL, and the connection leads to '%s'."
            .formatted(product));
  }
}
