package dev.crmcore.examples.reliability;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What lies in the tables, read beside the library. */
final class Rows {
  private static final String SQLITE_TABLES =
      "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
  private static final String POSTGRES_TABLES =
      "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1";

  private Rows() {}

  /** Returns the rows of a query by column, ids in the form of either engine as {@link UUID}. */
  static List<Map<String, Object>> of(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData columns = result.getMetaData();
      List<Map<String, Object>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.put(columns.getColumnLabel(i), value(result.getObject(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private static Object value(Object value) {
    if (!(value instanceof byte[] bytes)) {
      return value;
    }
    if (bytes.length != 16) {
      return HexFormat.of().formatHex(bytes);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /** Returns every row of every table as text, tables of the index of words included. */
  static Map<String, List<String>> dump(Connection connection) throws SQLException {
    boolean sqlite = connection.getMetaData().getDatabaseProductName().equals("SQLite");
    Map<String, List<String>> dump = new TreeMap<>();
    for (Map<String, Object> table : of(connection, sqlite ? SQLITE_TABLES : POSTGRES_TABLES)) {
      String name = (String) table.values().iterator().next();
      dump.put(
          name,
          of(connection, "SELECT * FROM \"" + name + "\"").stream()
              .map(Map::toString)
              .sorted()
              .toList());
    }
    return dump;
  }
}
