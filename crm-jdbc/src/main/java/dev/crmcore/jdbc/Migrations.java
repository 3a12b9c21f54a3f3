package dev.crmcore.jdbc;

import dev.crmcore.error.StorageException;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema to the version of this code. A new database gets the newest schema at once; the
 * history says which version a database has and for which catalogue it was made.
 */
final class Migrations {
  /** The version of the schema that this code makes and reads. */
  static final int VERSION = 1;

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private final Schema schema;
  private final Clock clock;
  private final String where;
  private final List<String> statements; // without the history
  private final Failures failures;

  /** What the history says last. */
  private record State(int version, String fingerprint) {}

  Migrations(Schema schema, Clock clock, String where) {
    this.schema = schema;
    this.clock = clock;
    this.where = where;
    this.statements = new Ddl(schema).statements();
    this.failures = new Failures(schema.dialect(), where);
  }

  /** Returns the statements that make what {@link #run} makes in a new database. */
  static List<String> exported(Schema schema) {
    List<String> statements = new Ddl(schema).statements();
    String fingerprint = fingerprint(statements);
    List<String> all = new ArrayList<>(statements);
    all.add(historyTable(schema));
    all.add(
        "INSERT INTO %s VALUES (%s, '%s', %s)"
            .formatted(
                schema.historySql(),
                Integer.toString(VERSION),
                fingerprint,
                schema.dialect().now()));
    return List.copyOf(all);
  }

  void run(Connections connections, MigrationMode mode) {
    if (mode == MigrationMode.NONE) {
      return;
    }
    try {
      if (!fits(connections)) {
        if (mode == MigrationMode.VALIDATE) {
          throw new StorageException(
              "The database %s has no schema for the library (no table '%s'). Open it once with"
                      .formatted(where, schema.historyTable())
                  + " migration=migrate, or run the exported statements.");
        }
        migrate(connections);
      }
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /** Tells whether the schema is there; refuses one that does not fit. */
  private boolean fits(Connections connections) throws SQLException {
    try (Connections.Lease lease = connections.write()) {
      requireSchema(lease.connection());
      Optional<State> state = state(lease.connection());
      if (state.isPresent()) {
        check(state.get(), lease.connection());
      }
      return state.isPresent();
    }
  }

  private void requireSchema(SqlConnection connection) throws SQLException {
    if (!schema.name().isEmpty() && !schema.dialect().hasSchema(connection, schema.name())) {
      throw new StorageException(
          "The database %s has no schema '%s'. Create it first, or correct 'schema'."
              .formatted(where, schema.name()));
    }
  }

  private void migrate(Connections connections) throws SQLException {
    try (Connections.Lease lease = connections.write()) {
      SqlConnection connection = lease.connection();
      Bracket bracket =
          lease.bracket() == Bracket.NESTED ? Bracket.NESTED : schema.dialect().migrating();
      boolean done = false;
      try {
        bracket.begin(connection);
        schema.dialect().lockSchema(connection, schema.historySql());
        Optional<State> state = state(connection); // another process may have been first
        if (state.isPresent()) {
          check(state.get(), connection);
        } else {
          create(connection);
        }
        bracket.finish(connection);
        done = true;
      } finally {
        if (!done) {
          undo(lease, bracket);
        }
      }
    }
  }

  private static void undo(Connections.Lease lease, Bracket bracket) {
    try {
      bracket.undo(lease.connection());
    } catch (SQLException e) {
      lease.discard(); // in an unknown state; what failed before says more
    }
  }

  private void create(SqlConnection connection) throws SQLException {
    for (String statement : statements) {
      connection.execute(statement);
    }
    connection.execute(historyTable(schema));
    connection.update(inserted(schema, VERSION, fingerprint(statements), clock.instant()));
    LOG.info("Made the schema, version {}, in the database {}", VERSION, where);
  }

  /** Returns the statement that adds a row to the history. */
  static Sql inserted(Schema schema, long version, String fingerprint, Instant at) {
    return Sql.of("INSERT INTO " + schema.historySql() + " VALUES (")
        .bind(version)
        .append(", ")
        .bind(fingerprint)
        .append(", ")
        .bind(schema.dialect().cell(FieldType.INSTANT).toColumn(at))
        .append(")");
  }

  private static String historyTable(Schema schema) {
    Dialect dialect = schema.dialect();
    return "CREATE TABLE "
        + schema.historySql()
        + " (\"version\" "
        + dialect.columnType(FieldKind.INTEGER)
        + " PRIMARY KEY, \"fingerprint\" "
        + dialect.columnType(FieldKind.CODE)
        + " NOT NULL, \"applied_at\" "
        + dialect.columnType(FieldKind.INSTANT)
        + " NOT NULL)"
        + dialect.tableSuffix();
  }

  private Optional<State> state(SqlConnection connection) throws SQLException {
    boolean known = schema.dialect().hasTable(connection, schema.name(), schema.historyTable());
    return known
        ? connection.query(
            Sql.of(
                "SELECT \"version\", \"fingerprint\" FROM "
                    + schema.historySql()
                    + " WHERE \"version\" > 0 ORDER BY \"version\" DESC LIMIT 1"),
            rows ->
                rows.next()
                    ? Optional.of(new State(rows.getInt(1), rows.getString(2)))
                    : Optional.<State>empty())
        : Optional.empty();
  }

  private void check(State state, SqlConnection connection) throws SQLException {
    if (state.version() > VERSION) {
      throw new StorageException(
          "The database %s has schema version %d, and this version of the library knows versions"
                  .formatted(where, state.version())
              + " up to %d. It was opened by a newer version of the library: use that one."
                  .formatted(VERSION));
    }
    if (!state.fingerprint().equals(fingerprint(statements))) {
      throw new StorageException(
          "The schema of the database %s was made for another catalogue; missing: %s."
              .formatted(where, missing(connection)));
    }
  }

  private String missing(SqlConnection connection) throws SQLException {
    StringBuilder missing = new StringBuilder();
    for (EntityTable<?> table : schema.tables()) {
      missing(connection, table.name(), table.columns(), missing);
      for (ChildTable<?, ?> child : table.children()) {
        missing(connection, child.name(), child.columns(), missing);
      }
    }
    return missing.length() == 0 ? "no column, but an index or a key" : missing.toString();
  }

  private void missing(
      SqlConnection connection, String table, List<Column> columns, StringBuilder missing)
      throws SQLException {
    List<String> there = schema.dialect().columns(connection, schema.name(), table);
    for (Column column : columns) {
      if (!there.contains(column.name())) {
        missing
            .append(missing.length() == 0 ? "" : ", ")
            .append(table)
            .append('.')
            .append(column.name());
      }
    }
  }

  private static String fingerprint(List<String> statements) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      statements.forEach(text -> digest.update(text.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
