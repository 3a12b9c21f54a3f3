package dev.crmcore.jdbc;

import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import dev.crmcore.query.TextQuery;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite 3.51.3 or newer, as bundled with the driver. */
final class SqliteDialect implements Dialect {
  private static final int LONGEST_SPELLED_LIST = 16;

  @Override
  public String columnType(FieldKind kind) {
    return switch (kind) {
      case TEXT, CODE, CHOICE, DATE, POINT -> "TEXT";
      case INTEGER, BOOLEAN, INSTANT, MONEY -> "INTEGER";
      case DECIMAL -> "REAL";
      case ID -> "BLOB";
    };
  }

  @Override
  public String now() {
    return "CAST(strftime('%s', 'now') AS INTEGER) * 1000000";
  }

  @Override
  public boolean answersTogether() {
    return false;
  }

  @Override
  public Cell cell(FieldType<?> type) {
    return SqliteCells.of(type);
  }

  @Override
  public Column jsonColumn(String name) {
    return new Column(name, "TEXT", false);
  }

  @Override
  public Sql jsonValue(String column, List<String> path, FieldType<?> type) {
    return Sql.of("json_extract(" + column + ", ?)", "$." + String.join(".", path));
  }

  @Override
  public Sql unindexed(Sql key) {
    return Sql.of("+").append(key);
  }

  @Override
  public Sql contains(Sql key, String part) {
    return Sql.of("instr(").append(key).append(", ").bind(part).append(") > 0");
  }

  @Override
  public Sql endsWith(Sql key, String part) {
    return Sql.of("substr(")
        .append(key)
        .append(", ")
        .bind(-part.codePointCount(0, part.length()))
        .append(") = ")
        .bind(part);
  }

  @Override
  public Sql keyRows(String json) {
    return Sql.of("json_each(").bind(json).append(") AS j");
  }

  @Override
  public String keyPlace() {
    return "j.key";
  }

  @Override
  public String keyValue(int at, String columnType) {
    return "json_extract(j.value, '$[" + at + "]')";
  }

  @Override
  public boolean ordersJoins() {
    return false;
  }

  @Override
  public Column searchColumn() {
    return new Column(FtsWords.ROW, "INTEGER", false);
  }

  @Override
  public <E> WordsWriter<E> words(EntityTable<E> table, SearchText<E> text) {
    return new FtsWords<>(table, text);
  }

  @Override
  public Bracket reading() {
    return Bracket.READ;
  }

  @Override
  public Bracket writing() {
    return Bracket.WRITE;
  }

  @Override
  public void enter(SqlConnection connection, String name) {
    // Writers queue for the whole database when they begin.
  }

  @Override
  public void leave(SqlConnection connection, String name) {
    // Nothing was taken.
  }

  @Override
  public Bracket migrating() {
    return Bracket.WRITE;
  }

  @Override
  public void lockSchema(SqlConnection connection, String history) {
    // Whoever writes holds the lock of the whole database.
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
  public List<UUID> search(
      SqlConnection connection,
      EntityTable<?> table,
      TextQuery query,
      String tenant,
      Sql where,
      int limit)
      throws SQLException {
    return new FtsSearch(table, tenant, where).find(connection, query, limit);
  }

  @Override
  public boolean hasSchema(SqlConnection connection, String schema) {
    return false; // what SQLite calls schemas are other files
  }

  @Override
  public boolean hasTable(SqlConnection connection, String schema, String table)
      throws SQLException {
    return connection.query(
        Sql.of("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table),
        rows -> rows.next());
  }

  @Override
  public List<String> columns(SqlConnection connection, String schema, String table)
      throws SQLException {
    return connection.texts(Sql.of("SELECT name FROM pragma_table_info(?)", table));
  }

  @Override
  public List<String> createSearchIndex(EntityTable<?> table) {
    String name = Names.quoted(FtsWords.searchTable(table));
    return List.of(
        // The words arrive cut and folded, so the plainest tokenizer sees exactly our words. The
        // text is kept, because removing a row must find every word it put into the index.
        "CREATE VIRTUAL TABLE "
            + name
            + " USING fts5(\"tenant\" UNINDEXED, \"id\" UNINDEXED, \"words\", tokenize='ascii',"
            // Nobody asks where a word stands; what that would take pays for short beginnings.
            + " detail=none, columnsize=0, prefix='1 2 3')",
        // A removed person's words leave the index at once and not with some later merge.
        "INSERT INTO " + name + "(" + name + ", rank) VALUES ('secure-delete', 1)",
        FtsVocabulary.create(table));
  }

  @Override
  public Failure failure(SQLException error) {
    return switch (code(error).code & 0xff) {
      case 5, 6 -> Failure.BUSY;
      case 8 -> Failure.READ_ONLY;
      case 10 -> Failure.IO;
      case 11 -> Failure.CORRUPT;
      case 13 -> Failure.FULL;
      case 14 -> Failure.OPEN;
      case 19 ->
          switch (code(error)) {
            case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID ->
                Failure.DUPLICATE;
            case SQLITE_CONSTRAINT_FOREIGNKEY -> Failure.REFERENCE;
            default -> Failure.OTHER;
          };
      case 26 -> Failure.NOT_A_DATABASE;
      default -> Failure.OTHER;
    };
  }

  @Override
  public String name(SQLException error) {
    return code(error).name();
  }

  private static SQLiteErrorCode code(SQLException error) {
    SQLException root = root(error);
    return root instanceof SQLiteException sqlite
        ? sqlite.getResultCode()
        : SQLiteErrorCode.getErrorCode(root.getErrorCode());
  }

  /** A batch wraps the error that says what happened. */
  private static SQLException root(SQLException error) {
    SQLException next = error.getNextException();
    if (error.getErrorCode() != 0) {
      return error;
    }
    if (next != null) {
      return root(next);
    }
    return error.getCause() instanceof SQLException cause ? root(cause) : error;
  }
}
