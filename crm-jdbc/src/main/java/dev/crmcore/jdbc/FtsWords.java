package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Words in a table of SQLite's FTS5. Each record remembers its row there.
 *
 * @param <E> the entity
 */
final class FtsWords<E> implements WordsWriter<E> {
  /** The column by which a record knows its row. */
  static final String ROW = "search_row";

  private final SearchText<E> text;
  private final EntityTable<E> table;
  private final Cell idCell;
  private final String last;
  private final String insert;
  private final String delete;
  private final String find;
  private final String set;

  FtsWords(EntityTable<E> table, SearchText<E> text) {
    this.table = table;
    this.text = text;
    this.idCell = table.term("", EntityTable.ID).cell();
    String index = quoted(searchTable(table));
    String row = quoted(ROW);
    String keyed =
        " WHERE " + quoted(EntityTable.TENANT) + " = ? AND " + quoted(EntityTable.ID) + " = ?";
    this.last = "SELECT rowid FROM " + index + " ORDER BY rowid DESC LIMIT 1";
    this.insert =
        "INSERT INTO " + index + " (rowid, \"tenant\", \"id\", \"words\") VALUES (?, ?, ?, ?)";
    this.delete = "DELETE FROM " + index + " WHERE rowid = ?";
    this.find = "SELECT " + row + " FROM " + table.sql() + keyed;
    this.set = "UPDATE " + table.sql() + " SET " + row + " = ?" + keyed;
  }

  static String searchTable(EntityTable<?> table) {
    return table.name() + "_search";
  }

  /** Returns the rows, null for a record without words. */
  @Override
  public List<@Nullable Object> insert(SqlConnection connection, String tenant, List<E> entities)
      throws SQLException {
    List<@Nullable Object> rows = new ArrayList<>(entities.size());
    long row = lastRow(connection);
    Batch batch = new Batch(connection, insert);
    for (E entity : entities) {
      String words = text.of(entity);
      if (words == null) {
        rows.add(null);
      } else {
        rows.add(++row);
        bind(batch.next(), row, tenant, table.type().id(entity), words);
        batch.add();
      }
    }
    batch.run();
    return rows;
  }

  private long lastRow(SqlConnection connection) throws SQLException {
    try (ResultSet rows = connection.prepared(last).executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private void bind(PreparedStatement statement, long row, String tenant, UUID id, String words)
      throws SQLException {
    statement.setLong(1, row);
    statement.setString(2, tenant);
    Sql.bind(statement, 3, idCell.toColumn(id));
    statement.setString(4, words);
  }

  @Override
  public void update(SqlConnection connection, String tenant, E before, E after)
      throws SQLException {
    String words = text.of(after);
    String old = text.of(before);
    if (words == null ? old == null : words.equals(old)) {
      return;
    }
    UUID id = table.type().id(after);
    Long row = row(connection, tenant, id);
    if (row != null) {
      delete(connection, row);
    }
    Long target = words == null ? null : row == null ? Long.valueOf(lastRow(connection) + 1) : row;
    if (target != null && words != null) {
      PreparedStatement statement = connection.prepared(insert);
      bind(statement, target, tenant, id, words);
      statement.executeUpdate();
    }
    if (target == null || !target.equals(row)) {
      PreparedStatement statement = connection.prepared(set);
      Sql.bind(statement, 1, target);
      statement.setString(2, tenant);
      Sql.bind(statement, 3, idCell.toColumn(id));
      statement.executeUpdate();
    }
  }

  @Override
  public void remove(SqlConnection connection, String tenant, E entity) throws SQLException {
    Long row = row(connection, tenant, table.type().id(entity));
    if (row != null) {
      delete(connection, row);
    }
  }

  private @Nullable Long row(SqlConnection connection, String tenant, UUID id) throws SQLException {
    PreparedStatement statement = connection.prepared(find);
    statement.setString(1, tenant);
    Sql.bind(statement, 2, idCell.toColumn(id));
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Cell.readLong(rows, 1) : null;
    }
  }

  private void delete(SqlConnection connection, long row) throws SQLException {
    PreparedStatement statement = connection.prepared(delete);
    statement.setLong(1, row);
    statement.executeUpdate();
  }
}
