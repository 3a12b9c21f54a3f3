package dev.crmcore.benchmarks;

import dev.crmcore.catalogue.CustomerFields;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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

  private static final String WORDS = "_search";

  private final Connection connection;
  private final String table;
  private final boolean wordsApart;
  private final Map<String, PreparedStatement> statements = new LinkedHashMap<>();

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

  private List<String> tables() {
    List<String> tables = new ArrayList<>(List.of(table));
    CHILDREN.forEach(child -> tables.add(table + "_" + child));
    return tables;
  }

  private String select(String from) {
    return "SELECT * FROM "
        + from
        + " WHERE tenant = 'default' AND "
        + (from.equals(table) ? "id" : "customer_id");
  }

  /** Reads a customer with its children, every column. */
  Rows read(Object key) throws SQLException {
    Map<String, List<Object[]>> byTable = new LinkedHashMap<>();
    for (String from : tables()) {
      PreparedStatement statement = prepared(select(from) + " = ?");
      statement.setObject(1, key);
      byTable.put(from.substring(table.length()), rows(statement));
    }
    return new Rows(key, byTable);
  }

  /** Reads a customer with its words, too, so that it can be inserted elsewhere. */
  Rows copied(Object key) throws SQLException {
    Rows rows = read(key);
    if (wordsApart) {
      PreparedStatement statement =
          prepared(
              "SELECT s.rowid, s.* FROM %1$s AS c JOIN %1$s_search AS s ON s.rowid = c.search_row WHERE c.tenant = 'default' AND c.id = ?"
                  .formatted(table));
      statement.setObject(1, key);
      rows.byTable().put(WORDS, rows(statement));
    }
    return rows;
  }

  /** Reads many customers with their children and returns how many rows those were. */
  int readAll(List<?> keys) throws SQLException {
    int rows = 0;
    for (String from : tables()) {
      PreparedStatement statement =
          prepared(select(from) + " IN (?" + ", ?".repeat(keys.size() - 1) + ")");
      for (int i = 0; i < keys.size(); i++) {
        statement.setObject(i + 1, keys.get(i));
      }
      rows += rows(statement).size();
    }
    return rows;
  }

  /** Reads the keys of customers by a condition on the table. */
  List<Object> keys(String where, Object value, int limit) throws SQLException {
    PreparedStatement statement =
        prepared(
            "SELECT id FROM %s WHERE tenant = 'default' AND %s ORDER BY id LIMIT %d"
                .formatted(table, where, limit));
    statement.setObject(1, value);
    return rows(statement).stream().map(row -> row[0]).toList();
  }

  long count(String where, Object value) throws SQLException {
    PreparedStatement statement =
        prepared("SELECT count(*) FROM " + table + " WHERE tenant = 'default' AND " + where);
    statement.setObject(1, value);
    return ((Number) rows(statement).get(0)[0]).longValue();
  }

  /** Reads everything by key in portions with children, and returns how many rows those were. */
  int scan(Object first, int portion) throws SQLException {
    Object last = first;
    int rows = 0;
    while (true) {
      PreparedStatement statement =
          prepared(
              "SELECT id FROM %s WHERE tenant = 'default' AND id > ? ORDER BY id LIMIT %d"
                  .formatted(table, portion));
      statement.setObject(1, last);
      List<Object> keys = rows(statement).stream().map(row -> row[0]).toList();
      if (keys.isEmpty()) {
        return rows;
      }
      rows += readAll(keys);
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
      PreparedStatement statement = null;
      for (Rows customer : customers) {
        for (Object[] row : customer.byTable().getOrDefault(suffix, List.of())) {
          if (statement == null) {
            statement =
                prepared(
                    "INSERT INTO "
                        + table
                        + suffix
                        + (suffix.equals(WORDS) ? " (rowid, tenant, id, words)" : "")
                        + " VALUES (?"
                        + ", ?".repeat(row.length - 1)
                        + ")");
          }
          for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, row[i]);
          }
          statement.addBatch();
        }
      }
      if (statement != null) {
        statement.executeBatch();
      }
    }
    connection.commit();
  }

  /** Gives a customer another job in one transaction, if it has the version. */
  void update(Object key, String job) throws SQLException {
    PreparedStatement statement =
        prepared(
            "UPDATE "
                + table
                + " SET job_title = ?, job_title_key = ?, version = version + 1 WHERE tenant ="
                + " 'default' AND id = ? AND version = ?");
    PreparedStatement asking =
        prepared("SELECT version FROM " + table + " WHERE tenant = 'default' AND id = ?");
    asking.setObject(1, key);
    Object version = rows(asking).get(0)[0];
    statement.setString(1, job);
    statement.setString(2, job);
    statement.setObject(3, key);
    statement.setObject(4, version);
    if (statement.executeUpdate() != 1) {
      throw new IllegalStateException("The row was not there.");
    }
    connection.commit();
  }
}
