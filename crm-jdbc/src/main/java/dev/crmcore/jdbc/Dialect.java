package dev.crmcore.jdbc;

import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one database engine says differently from another. Everything else in this package is common
 * to all of them.
 */
interface Dialect {
  /** Returns the type of a column that holds values of a kind, one column each. */
  String columnType(FieldKind kind);

  /** Returns how values lie in their column; money by its smallest units. */
  Cell cell(FieldType<?> type);

  /** Returns how the comparable form of text lies in its column. */
  Cell keyCell();

  /** Returns how the comparable form of a custom field lies in its JSON. */
  Cell customCell(FieldType<?> type);

  /** Returns the comparable value at a path of a JSON column; the path is bound. */
  Sql jsonValue(String column, String path);

  /** Appends {@code IN} a list of any length, bound as one parameter. */
  void inList(Sql sql, List<Object> values);

  /** Returns what stands after the columns of a table that is read by its own key. */
  String tableSuffix();

  /** Returns what stands after the columns of a table whose rows lie together by owner. */
  String clusteredTableSuffix();

  /**
   * Returns the statement that selects the ids of what a text finds, best first, or null if the
   * text has no words.
   *
   * @param where a filter on the table under {@link RowReader#ALIAS}, starting with {@code AND}
   */
  @Nullable Sql search(EntityTable<?> table, String text, String tenant, Sql where, int limit);

  /** Tells whether there is a table. */
  boolean hasTable(SqlConnection connection, String table) throws SQLException;

  /** Returns the columns of a table; none where there is no such table. */
  List<String> columns(SqlConnection connection, String table) throws SQLException;

  /** Returns the statements that make the index of words. */
  List<String> createSearchIndex(String table);
}
