package dev.crmcore.benchmarks;

import dev.crmcore.catalogue.CustomerFields;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Customers in the tables of the storage by hand-written statements that are prepared once: what
 * the storage is compared with.
 */
final class BareStore {
  private static final List<String> CHILDREN =
      CustomerFields.TYPE.collections().stream()
          .filter(collection -> !collection.isDocument())
          .map(collection -> collection.name().replaceAll("([A-Z])", "_$1"))
          .map(name -> name.toLowerCase(Locale.ROOT))
          .toList();

  private static final int BATCH = 1_000;
  private static final int SMALL = 16;
  private static final String WORDS = "_search";

  private final Connection connection;
  private final String table;
  private final boolean wordsApart;
  private final Map<String, PreparedStatement> statements = new LinkedHashMap<>();
  private final Map<String, String> columns = new HashMap<>();

  /** One customer as rows: its own and those of its children, by table. */
  record Rows(Object key, Map<String, List<Object[]>> byTable) {}

  /**
   * Creates it.
   *
   * @param wordsApart whether the words for the text search have a table of their own
   */
  BareStore(Connection connection, String table, boolean wordsApart) {
    this.connection = connection;
    this.table = table;
    this.wordsApart = wordsApart;
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** Returns the columns that a record is made of: not those by which it is found. */
  private String columns(String from) throws SQLException {
    String known = columns.get(from);
    if (known == null) {
      List<String> names = new ArrayList<>();
      try (ResultSet rows =
          connection.prepareStatement("SELECT * FROM " + from + " WHERE 1 = 0").executeQuery()) {
        ResultSetMetaData described = rows.getMetaData();
        for (int i = 1; i <= described.getColumnCount(); i++) {
          String name = described.getColumnName(i);
          if (!name.equals("tenant") && !name.endsWith("_key") && !name.startsWith("search_")) {
            names.add('"' + name + '"');
          }
        }
      }
      known = String.join(", ", names);
      columns.put(from, known);
    }
    return known;
  }

  private static String where(String column) {
    return " WHERE tenant = 'default' AND " + column;
  }

  /** Reads a customer with its children, every column that a record is made of. */
  int read(Object key) throws SQLException {
    int rows = rows(key, "SELECT " + columns(table) + " FROM " + table + where("id = ?")).size();
    for (String child : CHILDREN) {
      String from = table + "_" + child;
      rows +=
          rows(key, "SELECT " + columns(from) + " FROM " + from + where("customer_id = ?")).size();
    }
    return rows;
  }

  private List<Object[]> rows(Object key, String sql) throws SQLException {
    PreparedStatement statement = prepared(sql);
    statement.setObject(1, key);
    return rows(statement);
  }

  /** Reads every column of a customer and its words, so that it can be inserted elsewhere. */
  Rows copied(Object key) throws SQLException {
    Map<String, List<Object[]>> byTable = new LinkedHashMap<>();
    byTable.put("", rows(key, "SELECT * FROM " + table + where("id = ?")));
    for (String child : CHILDREN) {
      String from = table + "_" + child;
      byTable.put("_" + child, rows(key, "SELECT * FROM " + from + where("customer_id = ?")));
    }
    if (wordsApart) {
      String words =
          "SELECT s.rowid, s.* FROM %1$s AS c JOIN %1$s_search AS s ON s.rowid = c.search_row"
              .formatted(table);
      byTable.put(WORDS, rows(key, words + " WHERE c.tenant = 'default' AND c.id = ?"));
    }
    return new Rows(key, byTable);
  }

  /** Reads many customers with their children and returns how many rows those were. */
  int readAll(List<?> keys) throws SQLException {
    return rows(keys, table, "id").size() + children(keys);
  }

  private int children(List<?> keys) throws SQLException {
    int rows = 0;
    for (String child : CHILDREN) {
      rows += rows(keys, table + "_" + child, "customer_id").size();
    }
    return rows;
  }

  private List<Object[]> rows(List<?> keys, String from, String column) throws SQLException {
    PreparedStatement statement =
        prepared(
            "SELECT "
                + columns(from)
                + " FROM "
                + from
                + where(column + " IN (?" + ", ?".repeat(keys.size() - 1) + ")"));
    for (int i = 0; i < keys.size(); i++) {
      statement.setObject(i + 1, keys.get(i));
    }
    return rows(statement);
  }

  /** Reads the first customers that pass a condition, by id, with their children. */
  int page(String condition, Object value, int limit) throws SQLException {
    List<Object> keys = keys(value, condition, limit);
    return keys.isEmpty() ? 0 : children(keys);
  }

  /** Reads the rows of the table that pass a condition, by id, and returns their ids. */
  private List<Object> keys(Object value, String condition, int limit) throws SQLException {
    return rows(
            value,
            "SELECT "
                + columns(table)
                + " FROM "
                + table
                + where(condition + " ORDER BY id LIMIT " + limit))
        .stream()
        .map(row -> row[0])
        .toList();
  }

  long count(String condition, Object value) throws SQLException {
    List<Object[]> rows = rows(value, "SELECT count(*) FROM " + table + where(condition));
    return ((Number) rows.get(0)[0]).longValue();
  }

  /** Reads everything by key in portions with children, and returns how many rows those were. */
  int scan(Object first, int portion) throws SQLException {
    Object last = first;
    int rows = 0;
    while (true) {
      List<Object> keys = keys(last, "id > ?", portion);
      if (keys.isEmpty()) {
        return rows;
      }
      rows += keys.size() + children(keys);
      last = keys.get(keys.size() - 1);
    }
  }

  private static List<Object[]> rows(PreparedStatement statement) throws SQLException {
    List<Object[]> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        Object[] row = new Object[columns];
        for (int i = 0; i < columns; i++) {
          row[i] = rows.getObject(i + 1);
        }
        found.add(row);
      }
    }
    return found;
  }

  /** Inserts customers in one transaction. */
  void insert(List<Rows> customers) throws SQLException {
    for (String suffix : customers.get(0).byTable().keySet()) {
      List<Object[]> rows = new ArrayList<>();
      customers.forEach(
          customer -> rows.addAll(customer.byTable().getOrDefault(suffix, List.of())));
      if (!rows.isEmpty()) {
        insert(table + suffix, suffix.equals(WORDS) ? " (rowid, tenant, id, words)" : "", rows);
      }
    }
    connection.commit();
  }

  private void insert(String into, String columns, List<Object[]> rows) throws SQLException {
    String places = "?" + ", ?".repeat(rows.get(0).length - 1);
    String sql = "INSERT INTO " + into + columns + " VALUES (" + places + ")";
    for (int from = 0; from < rows.size(); from += BATCH) {
      PreparedStatement statement = prepared(sql);
      List<Object[]> part = rows.subList(from, Math.min(from + BATCH, rows.size()));
      for (Object[] row : part) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
      if (part.size() > SMALL) {
        statement.close(); // SQLite's driver would clear so much room each time
        statements.remove(sql);
      }
    }
  }

  /** Gives a customer another job in one transaction, if it has the version. */
  void update(Object key, int version, String job) throws SQLException {
    PreparedStatement statement =
        prepared(
            "UPDATE "
                + table
                + " SET job_title = ?, job_title_key = ?, version = version + 1 WHERE tenant ="
                + " 'default' AND id = ? AND version = ?");
    statement.setString(1, job);
    statement.setString(2, job);
    statement.setObject(3, key);
    statement.setInt(4, version);
    if (statement.executeUpdate() != 1) {
      throw new IllegalStateException("The row was not there.");
    }
    connection.commit();
  }
}
