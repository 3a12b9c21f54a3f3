package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import dev.crmcore.field.EntityType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes the elements of one collection. Immutable and safe for all threads.
 *
 * @param <E> the owners
 * @param <T> the elements
 */
final class ChildWriter<E, T> {
  private final ChildTable<E, T> table;
  private final Cell idCell;
  private final String insert;
  private final String delete;

  ChildWriter(ChildTable<E, T> table, Cell idCell) {
    this.table = table;
    this.idCell = idCell;
    this.insert = RowWriter.insertInto(table.sql(), table.columns());
    this.delete =
        "DELETE FROM "
            + table.sql()
            + " WHERE "
            + quoted(EntityTable.TENANT)
            + " = ? AND "
            + quoted(table.owner())
            + " = ?";
  }

  void insert(SqlConnection connection, String tenant, EntityType<E> type, List<E> owners)
      throws SQLException {
    List<T> all = new ArrayList<>();
    owners.forEach(owner -> all.addAll(table.collection().get(owner)));
    boolean large = Batch.isLarge(all.size());
    List<FieldColumns<T>> bound =
        large ? FieldColumns.present(table.fields(), all) : table.fields();
    Batch batch =
        new Batch(
            connection, large ? RowWriter.insertInto(table.sql(), table.columns(bound)) : insert);
    for (E owner : owners) {
      List<T> elements = table.collection().get(owner);
      Object id = idCell.toColumn(type.id(owner));
      for (int position = 0; position < elements.size(); position++) {
        PreparedStatement statement = batch.next();
        statement.setString(1, tenant);
        Sql.bind(statement, 2, id);
        statement.setInt(3, position);
        int at = 4;
        for (FieldColumns<T> field : bound) {
          at = field.bind(statement, at, elements.get(position));
        }
        batch.add();
      }
    }
    batch.run();
  }

  void replace(
      SqlConnection connection, String tenant, EntityType<E> type, List<E> before, List<E> after)
      throws SQLException {
    List<E> changed = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      List<T> old = table.collection().get(before.get(i));
      if (!old.equals(table.collection().get(after.get(i)))) {
        if (!old.isEmpty()) {
          remove(connection, tenant, type.id(after.get(i)));
        }
        changed.add(after.get(i));
      }
    }
    insert(connection, tenant, type, changed);
  }

  void remove(SqlConnection connection, String tenant, UUID owner) throws SQLException {
    PreparedStatement statement = connection.prepared(delete);
    statement.setString(1, tenant);
    Sql.bind(statement, 2, idCell.toColumn(owner));
    statement.executeUpdate();
  }
}
