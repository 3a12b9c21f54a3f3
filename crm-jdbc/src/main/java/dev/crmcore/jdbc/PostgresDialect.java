package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.NumberEnding;
import dev.crmcore.query.TextQuery;
import dev.crmcore.query.WordForms;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** PostgreSQL 13 or newer, and engines that speak its language. */
final class PostgresDialect implements Dialect {
  /** Compared by code points, whatever the database's own order is. */
  private static final String TEXT = "text COLLATE \"C\"";

  @Override
  public String columnType(FieldKind kind) {
    return switch (kind) {
      case TEXT, CODE, CHOICE, POINT -> TEXT;
      case DATE -> "date";
      case INTEGER, MONEY -> "bigint";
      case BOOLEAN -> "boolean";
      case INSTANT -> "timestamptz";
      case DECIMAL -> "double precision";
      case ID -> "uuid";
    };
  }

  @Override
  public Column jsonColumn(String name) {
    return new Column(name, "jsonb", false, "CAST(? AS jsonb)");
  }

  @Override
  public String now() {
    return "CURRENT_TIMESTAMP";
  }

  @Override
  public boolean answersTogether() {
    return true;
  }

  @Override
  public Cell cell(FieldType<?> type) {
    return PostgresCells.of(type);
  }

  @Override
  public Sql jsonValue(String column, List<String> path, FieldType<?> type) {
    String value = "(" + column + " #>> CAST(? AS text[]))";
    String typed =
        JsonCells.isText(type.kind())
            ? "(" + value + " COLLATE \"C\")"
            : "CAST("
                + value
                + " AS "
                + (type.kind() == FieldKind.DECIMAL ? "double precision" : "bigint")
                + ")";
    // The names of fields are letters and digits.
    return Sql.of(typed, "{" + String.join(",", path) + "}");
  }

  @Override
  public void inList(Sql sql, List<Object> values) {
    sql.append(" = ANY (").bind(values.toArray()).append(")");
  }

  @Override
  public Sql unindexed(Sql key) {
    return Sql.of("").append(key); // it keeps statistics
  }

  @Override
  public Sql contains(Sql key, String part) {
    return Sql.of("strpos(").append(key).append(", ").bind(part).append(") > 0");
  }

  @Override
  public Sql endsWith(Sql key, String part) {
    return Sql.of("right(")
        .append(key)
        .append(", ")
        .bind(part.codePointCount(0, part.length()))
        .append(") = ")
        .bind(part);
  }

  @Override
  public Sql keyRows(String json) {
    return Sql.of("jsonb_array_elements(CAST(")
        .bind(json)
        .append(" AS jsonb)) WITH ORDINALITY AS j(value, place)");
  }

  @Override
  public String keyPlace() {
    return "j.place - 1";
  }

  @Override
  public String keyValue(int at, String columnType) {
    return columnType.equals(TEXT)
        ? "(j.value ->> " + at + ")"
        : "CAST(j.value ->> " + at + " AS " + columnType + ")";
  }

  @Override
  public String tableSuffix() {
    return "";
  }

  @Override
  public String clusteredTableSuffix() {
    return "";
  }

  @Override
  public boolean ordersJoins() {
    return true;
  }

  @Override
  public Column searchColumn() {
    return TsvectorWords.COLUMN;
  }

  @Override
  public <E> WordsWriter<E> words(EntityTable<E> table, SearchText<E> text) {
    return new TsvectorWords<>(table, text);
  }

  @Override
  public List<String> createSearchIndex(EntityTable<?> table) {
    return List.of(
        "CREATE INDEX "
            + quoted(table.name() + "_by_words")
            + " ON "
            + table.sql()
            + " USING gin ("
            + quoted(TsvectorWords.COLUMN.name())
            + ")");
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
    Set<String> words = new LinkedHashSet<>();
    query.words().forEach(word -> words.add(anyForm(word)));
    // The empty query finds nothing.
    String match = words.contains("") ? "" : String.join(" & ", words);
    String alias = RowReader.ALIAS + ".";
    String id = alias + quoted(EntityTable.ID);
    String column = alias + quoted(TsvectorWords.COLUMN.name());
    Sql sql =
        Sql.of("SELECT " + id + " FROM " + table.sql() + " AS " + RowReader.ALIAS)
            .append(" WHERE " + alias + quoted(EntityTable.TENANT) + " = ")
            .bind(tenant)
            .append(" AND " + column + " @@ CAST(")
            .bind(match)
            .append(" AS tsquery)")
            .append(where)
            .append(" ORDER BY " + id + " LIMIT ")
            .bind(limit);
    Cell idCell = table.term("", EntityTable.ID).cell();
    return connection.query(sql, rows -> PageIds.ids(rows, idCell));
  }

  /**
   * Returns the query for a word; empty if no record can have it. Forms hold the characters of
   * words only, so quotes cannot be broken out of.
   */
  private static String anyForm(WordForms word) {
    List<String> forms = new ArrayList<>();
    word.whole().forEach(form -> add(forms, form, ""));
    word.beginnings().forEach(form -> add(forms, form, ":*"));
    word.endings().forEach(form -> add(forms, NumberEnding.keyStart(form), ":*"));
    return forms.isEmpty() ? "" : "(" + String.join(" | ", forms) + ")";
  }

  private static void add(List<String> forms, String form, String suffix) {
    if (TsvectorWords.isHeld(form)) {
      forms.add("'" + form + "'" + suffix);
    }
  }

  @Override
  public Bracket reading() {
    return Bracket.SNAPSHOT;
  }

  @Override
  public Bracket writing() {
    return Bracket.SERIALIZABLE;
  }

  @Override
  public void enter(SqlConnection connection, String name) throws SQLException {
    lock(connection, "pg_advisory_lock", name);
  }

  @Override
  public void leave(SqlConnection connection, String name) throws SQLException {
    lock(connection, "pg_advisory_unlock", name);
  }

  private static void lock(SqlConnection connection, String function, String name)
      throws SQLException {
    connection.query(
        Sql.of("SELECT " + function + "(hashtextextended(").bind(name).append(", 0))"),
        rows -> rows.next());
  }

  /** Whoever waited for the lock has to see what was done meanwhile. */
  @Override
  public Bracket migrating() {
    return Bracket.COMMITTED;
  }

  @Override
  public void lockSchema(SqlConnection connection, String history) throws SQLException {
    lock(connection, "pg_advisory_xact_lock", history);
  }

  @Override
  public boolean hasSchema(SqlConnection connection, String schema) throws SQLException {
    return connection.query(
        Sql.of("SELECT 1 FROM pg_namespace WHERE nspname = ").bind(schema), rows -> rows.next());
  }

  @Override
  public boolean hasTable(SqlConnection connection, String schema, String table)
      throws SQLException {
    return !columns(connection, schema, table).isEmpty();
  }

  @Override
  public List<String> columns(SqlConnection connection, String schema, String table)
      throws SQLException {
    return connection.texts(
        Sql.of("SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(")
            .bind(Names.qualified(schema, table))
            .append(") AND attnum > 0 AND NOT attisdropped"));
  }

  @Override
  public Failure failure(SQLException error) {
    String state = state(error);
    return switch (state) {
      case "40001", "40P01" -> Failure.RACE;
      case "23505" -> Failure.DUPLICATE;
      case "23503" -> Failure.REFERENCE;
      case "25006" -> Failure.READ_ONLY;
      case "53100" -> Failure.FULL;
      case "55P03", "57014" -> Failure.BUSY;
      case "3D000", "28000", "28P01", "53300", "08001", "08004" -> Failure.OPEN;
      case "58030" -> Failure.IO;
      case "57P01", "57P02", "57P03", "25P03", "57P05" -> Failure.LOST;
      default ->
          state.startsWith("08")
              ? Failure.LOST
              : state.startsWith("XX") && !state.equals("XX000") ? Failure.CORRUPT : Failure.OTHER;
    };
  }

  @Override
  public String name(SQLException error) {
    return "SQLSTATE " + state(error);
  }

  /** A batch wraps the error that says what happened. */
  private static String state(SQLException error) {
    for (SQLException next = error; next != null; next = next.getNextException()) {
      if (next.getSQLState() != null) {
        return next.getSQLState();
      }
    }
    return "none";
  }
}
