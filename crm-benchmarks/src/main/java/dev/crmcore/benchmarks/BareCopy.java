package dev.crmcore.benchmarks;

import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.jdbc.JdbcOptions;
import dev.crmcore.jdbc.JdbcStorageProvider;
import dev.crmcore.jdbc.SqlEngine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the rows of one database into the same tables of another in the best bare way there is:
 * prepared batches in large transactions, no index and no full text before everything is in. Only
 * writing is timed, not reading the rows.
 */
final class BareCopy {
  private static final int BATCH = 10_000;
  private static final Pattern TABLE = Pattern.compile("CREATE (VIRTUAL )?TABLE \"(\\w+)\"");

  private final Connection from;
  private final Connection to;
  private long nanoseconds;

  private BareCopy(Connection from, Connection to) {
    this.from = from;
    this.to = to;
  }

  /** Returns how many seconds writing took, indexes and full text included. */
  static double seconds(Path source, Path target) throws SQLException {
    try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + source);
        Connection to = DriverManager.getConnection("jdbc:sqlite:" + target)) {
      BareCopy copy = new BareCopy(from, to);
      copy.run();
      return copy.nanoseconds / 1e9;
    }
  }

  private void run() throws SQLException {
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = NORMAL");
    execute("PRAGMA cache_size = -65536");
    List<String> tables = new ArrayList<>();
    List<String> fullText = new ArrayList<>();
    List<String> later = new ArrayList<>();
    for (String sql :
        JdbcStorageProvider.ddl(
            SqlEngine.SQLITE, StandardCatalogue.create(), JdbcOptions.DEFAULTS)) {
      Matcher table = TABLE.matcher(sql);
      if (table.lookingAt()) {
        (table.group(1) == null ? tables : fullText).add(table.group(2));
        timed(() -> execute(sql));
      } else if (!sql.startsWith("INSERT")) {
        // The rows that the schema brings along are copied with all others.
        later.add(sql);
      }
    }
    to.setAutoCommit(false);
    for (String table : tables) {
      copy("SELECT * FROM \"" + table + "\"", "INSERT INTO \"" + table + "\" VALUES (%s)");
    }
    for (String sql : later) {
      timed(() -> execute(sql));
    }
    for (String table : fullText) {
      copy(
          "SELECT rowid, * FROM \"" + table + "\"",
          "INSERT INTO \"" + table + "\" (rowid, tenant, id, words) VALUES (%s)");
    }
    timed(to::commit);
  }

  private void copy(String select, String insert) throws SQLException {
    try (Statement statement = from.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      int columns = rows.getMetaData().getColumnCount();
      String marks = "?" + ", ?".repeat(columns - 1);
      try (PreparedStatement writing = to.prepareStatement(insert.formatted(marks))) {
        List<Object[]> batch = new ArrayList<>(BATCH);
        while (rows.next()) {
          Object[] row = new Object[columns];
          for (int i = 0; i < columns; i++) {
            row[i] = rows.getObject(i + 1);
          }
          batch.add(row);
          if (batch.size() == BATCH) {
            write(writing, batch);
          }
        }
        write(writing, batch);
      }
    }
  }

  private void write(PreparedStatement writing, List<Object[]> batch) throws SQLException {
    timed(
        () -> {
          for (Object[] row : batch) {
            for (int i = 0; i < row.length; i++) {
              writing.setObject(i + 1, row[i]);
            }
            writing.addBatch();
          }
          writing.executeBatch();
          to.commit();
        });
    batch.clear();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = to.createStatement()) {
      statement.execute(sql);
    }
  }

  private void timed(Work work) throws SQLException {
    long start = System.nanoTime();
    work.run();
    nanoseconds += System.nanoTime() - start;
  }

  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }
}
