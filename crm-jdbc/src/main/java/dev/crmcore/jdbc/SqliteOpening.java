package dev.crmcore.jdbc;

import dev.crmcore.error.StorageException;
import dev.crmcore.jdbc.Dialect.Failure;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Opens connections to one SQLite database and sets them up. */
final class SqliteOpening {
  static final String URL = "jdbc:sqlite:";
  private static final SqliteDialect DIALECT = new SqliteDialect();
  private static final long RETRY_NANOS = 5_000_000L;

  private final String url;
  private final JdbcOptions options;
  private final String path;

  SqliteOpening(String url, JdbcOptions options) {
    this.url = url;
    this.options = options;
    this.path = path(url);
  }

  private static String path(String url) {
    String path = url.substring(URL.length());
    int parameters = path.indexOf('?');
    path = parameters < 0 ? path : path.substring(0, parameters);
    return path.startsWith("file:") ? path.substring("file:".length()) : path;
  }

  /** Tells whether the database lives in memory and ends with its connection. */
  boolean isInMemory() {
    return path.isEmpty() || path.equals(":memory:") || url.contains("mode=memory");
  }

  String where() {
    return isInMemory() ? "in memory" : "'" + path + "'";
  }

  /** Returns the file that the database is in; empty without one. */
  Optional<FileIdentity> file() {
    return isInMemory() ? Optional.empty() : FileIdentity.of(path);
  }

  /** Says clearly what the driver would say vaguely. */
  void checkPlace() {
    if (isInMemory()) {
      return;
    }
    Path file;
    try {
      file = Path.of(path).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new StorageException("'" + path + "' is no path of a file; correct the URL.");
    }
    if (Files.isDirectory(file)) {
      throw new StorageException(
          "'%s' is a folder, and a database is a file; add a file name to the URL, such as"
                  .formatted(path)
              + " '"
              + file.resolve("crm.db")
              + "'.");
    }
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new StorageException(
          "The folder '%s' for the database '%s' does not exist; create it first."
              .formatted(folder, file.getFileName()));
    }
  }

  SqlConnection openWriter() throws SQLException {
    return open(
        List.of(
            "PRAGMA synchronous=" + (options.durability() == Durability.FULL ? "FULL" : "NORMAL"),
            // Large enough for the inner pages of all indexes of a million records.
            "PRAGMA cache_size=-131072",
            // What was removed is overwritten, not only unlinked.
            "PRAGMA secure_delete=ON",
            // A page that several commits change is copied into the file once.
            "PRAGMA wal_autocheckpoint=25000",
            "PRAGMA journal_size_limit=67108864"),
        true);
  }

  SqlConnection openReader() throws SQLException {
    return open(List.of("PRAGMA query_only=ON", "PRAGMA cache_size=-16384"), false);
  }

  private SqlConnection open(List<String> more, boolean writer) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      setUp(connection, options);
      if (writer) {
        useWriteAheadLog(statement);
      }
      for (String pragma : more) {
        statement.execute(pragma);
      }
    } catch (SQLException e) {
      try {
        connection.close();
      } catch (SQLException ignored) {
        e.addSuppressed(ignored);
      }
      throw e;
    }
    return new SqlConnection(connection);
  }

  /**
   * Sets up what every connection needs. Memory mapping stays off: a file that shrinks under a
   * mapping ends the process.
   */
  static void setUp(Connection connection, JdbcOptions options) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=" + options.busyTimeout().toMillis());
      statement.execute("PRAGMA foreign_keys=ON");
      statement.execute("PRAGMA trusted_schema=OFF");
      statement.execute("PRAGMA cell_size_check=ON");
      statement.execute("PRAGMA temp_store=MEMORY");
    }
  }

  /** Changing the journal takes a lock that nobody waits for, so it is done only where needed. */
  private void useWriteAheadLog(Statement statement) throws SQLException {
    if (isInMemory() || url.toLowerCase(Locale.ROOT).contains("immutable=1")) {
      return;
    }
    try (ResultSet rows = statement.executeQuery("PRAGMA journal_mode")) {
      if (rows.next() && "wal".equalsIgnoreCase(rows.getString(1))) {
        return;
      }
    }
    long deadline = System.nanoTime() + options.busyTimeout().toNanos();
    while (true) {
      try {
        statement.execute("PRAGMA journal_mode=WAL");
        return;
      } catch (SQLException e) {
        if (DIALECT.failure(e) == Failure.READ_ONLY) {
          return; // whoever writes will be told
        }
        if (DIALECT.failure(e) != Failure.BUSY || System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }
}
