package dev.crmcore.jdbc;

import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SQLite 3.51.3 or newer, as bundled with the driver. */
final class SqliteDialect implements Dialect {
  private static final int LONGEST_SPELLED_LIST = 16;

  @Override
  public String columnType(FieldKind kind) {
    return switch (kind) {
      case TEXT, CODE, CHOICE, DATE -> "TEXT";
      case INTEGER, BOOLEAN, INSTANT, MONEY -> "INTEGER";
      case DECIMAL -> "REAL";
      case ID -> "BLOB";
    };
  }

  @Override
  public Cell cell(FieldType<?> type) {
    return SqliteCells.of(type);
  }

  @Override
  public Cell keyCell() {
    return SqliteCells.KEY;
  }

  @Override
  public Cell customCell(FieldType<?> type) {
    return SqliteCells.inJson(type);
  }

  @Override
  public Sql jsonValue(String column, String path) {
    return Sql.of("json_extract(" + column + ", ?)", "$." + path);
  }

  @Override
  public void inList(Sql sql, List<Object> values) {
    if (values.size() <= LONGEST_SPELLED_LIST) {
      sql.append(" IN (").bindAll(values).append(")");
      return;
    }
    // One parameter whatever the length, so that the statement stays the same and is kept.
    if (values.get(0) instanceof byte[]) {
      List<String> hex =
          values.stream().map(value -> HexFormat.of().formatHex((byte[]) value)).toList();
      sql.append(" IN (SELECT unhex(value) FROM json_each(").bind(Json.array(hex)).append("))");
    } else {
      sql.append(" IN (SELECT value FROM json_each(").bind(Json.array(values)).append("))");
    }
  }

  @Override
  public String tableSuffix() {
    return " STRICT";
  }

  @Override
  public String clusteredTableSuffix() {
    return " STRICT, WITHOUT ROWID";
  }

  @Override
  public @Nullable Sql search(
      EntityTable<?> table, String text, String tenant, Sql where, int limit) {
    List<String> words = Words.of(text);
    if (words.isEmpty()) {
      return null;
    }
    // Words hold letters and digits only, so quotes cannot be broken out of.
    String match =
        words.stream()
            .map(word -> Names.quoted(word) + "*")
            .distinct()
            .collect(Collectors.joining(" "));
    String index = Names.quoted(table.searchTable());
    String id = Names.quoted(EntityTable.ID);
    String inTenant = Names.quoted(EntityTable.TENANT);
    Sql sql = Sql.of("SELECT s." + id + " FROM " + index + " AS s");
    if (where.text().isEmpty()) {
      sql.append(" WHERE ");
    } else {
      sql.append(" CROSS JOIN " + Names.quoted(table.name()) + " AS " + RowReader.ALIAS)
          .append(" ON " + RowReader.ALIAS + "." + inTenant + " = ")
          .bind(tenant)
          .append(" AND " + RowReader.ALIAS + "." + id + " = s." + id)
          .append(" WHERE ");
    }
    return sql.append(index + " MATCH ")
        .bind(match)
        .append(" AND s." + inTenant + " = ")
        .bind(tenant)
        .append(where)
        .append(" ORDER BY bm25(" + index + "), s." + id + " LIMIT ")
        .bind(limit);
  }

  @Override
  public boolean hasTable(SqlConnection connection, String table) throws SQLException {
    return connection.query(
        Sql.of("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table),
        rows -> rows.next());
  }

  @Override
  public List<String> columns(SqlConnection connection, String table) throws SQLException {
    return connection.query(
        Sql.of("SELECT name FROM pragma_table_info(?)", table),
        rows -> {
          List<String> names = new ArrayList<>();
          while (rows.next()) {
            names.add(rows.getString(1));
          }
          return names;
        });
  }

  @Override
  public List<String> createSearchIndex(String table) {
    String name = Names.quoted(table);
    return List.of(
        // The words arrive cut and folded, so the plainest tokenizer sees exactly our words. The
        // text is kept, because removing a row must find every word it put into the index.
        "CREATE VIRTUAL TABLE "
            + name
            + " USING fts5(\"tenant\" UNINDEXED, \"id\" UNINDEXED, \"words\", tokenize='ascii')",
        // A removed person's words leave the index at once and not with some later merge.
        "INSERT INTO " + name + "(" + name + ", rank) VALUES ('secure-delete', 1)");
  }
}
