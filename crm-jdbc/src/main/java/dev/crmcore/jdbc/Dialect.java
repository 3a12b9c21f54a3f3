package dev.crmcore.jdbc;

import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import dev.crmcore.query.TextQuery;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * What one database engine says differently from another. Everything else in this package is common
 * to all of them.
 */
interface Dialect {
  /** What went wrong, as far as a caller can do something about it. */
  enum Failure {
    /** Somebody else kept a lock for too long. */
    BUSY,
    /** Another transaction came between; the work may be run again. */
    RACE,
    DUPLICATE,
    REFERENCE,
    READ_ONLY,
    IO,
    CORRUPT,
    NOT_A_DATABASE,
    FULL,
    OPEN,
    /** The connection broke, or the server went away. */
    LOST,
    OTHER
  }

  /** Returns the type of a column that holds values of a kind, one column each. */
  String columnType(FieldKind kind);

  /** Returns a column that holds a JSON document. */
  Column jsonColumn(String name);

  /** Returns the expression for the present moment as an instant's column has it. */
  String now();

  /** Tells whether several statements may be sent as one and answered one by one. */
  boolean answersTogether();

  /** Returns how values lie in their column; money by its smallest units. */
  Cell cell(FieldType<?> type);

  /** Returns the comparable value at a path of a JSON column; the path is bound. */
  Sql jsonValue(String column, List<String> path, FieldType<?> type);

  /** Appends {@code IN} a list of any length, bound as one parameter. */
  void inList(Sql sql, List<Object> values);

  /**
   * Returns a value so that no index is used for it: a condition that most records pass, in an
   * engine that does not know how many do.
   */
  Sql unindexed(Sql key);

  /** Returns that a text contains another, which is not empty. */
  Sql contains(Sql key, String part);

  /** Returns that a text ends with another, which is not empty. */
  Sql endsWith(Sql key, String part);

  /** Returns a table of the arrays in a JSON array, with their places, to select from as "j". */
  Sql keyRows(String json);

  /** Returns the place of a row of {@link #keyRows}, from 0. */
  String keyPlace();

  /** Returns one value of a row of {@link #keyRows} as a column of some type. */
  String keyValue(int at, String columnType);

  /** Returns what stands after the columns of a table that is read by its own key. */
  String tableSuffix();

  /** Returns what stands after the columns of a table whose rows lie together by owner. */
  String clusteredTableSuffix();

  /** Tells whether the engine finds the best order of a join itself. */
  boolean ordersJoins();

  /** Returns the column by which a record knows its words. */
  Column searchColumn();

  /** Returns what keeps the words of records. */
  <E> WordsWriter<E> words(EntityTable<E> table, SearchText<E> text);

  /** Returns the statements that make the index of words of a table. */
  List<String> createSearchIndex(EntityTable<?> table);

  /**
   * Returns the ids of what a query with words finds, in an order that stays.
   *
   * @param where a filter on the table under {@link RowReader#ALIAS}, starting with {@code AND}
   */
  List<UUID> search(
      SqlConnection connection,
      EntityTable<?> table,
      TextQuery query,
      String tenant,
      Sql where,
      int limit)
      throws SQLException;

  /** Returns what stands around work that reads. */
  Bracket reading();

  /** Returns what stands around work that writes. */
  Bracket writing();

  /**
   * Waits until nobody else writes under a name, before a transaction begins: one that begins first
   * would see the state from before it waited.
   */
  void enter(SqlConnection connection, String name) throws SQLException;

  /** Lets the next one write. */
  void leave(SqlConnection connection, String name) throws SQLException;

  /** Returns what stands around a change of the schema. */
  Bracket migrating();

  /** Lets only one process at a time change the schema, until the transaction ends. */
  void lockSchema(SqlConnection connection, String history) throws SQLException;

  /** Tells whether there is a schema that tables can stand in. */
  boolean hasSchema(SqlConnection connection, String schema) throws SQLException;

  /** Tells whether there is a table. */
  boolean hasTable(SqlConnection connection, String schema, String table) throws SQLException;

  /** Returns the columns of a table; none where there is no such table. */
  List<String> columns(SqlConnection connection, String schema, String table) throws SQLException;

  /** Returns what an error means. */
  Failure failure(SQLException error);

  /** Returns an error's name, without data. */
  String name(SQLException error);
}
